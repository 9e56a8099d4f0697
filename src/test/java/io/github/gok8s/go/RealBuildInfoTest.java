package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.buildinfo.BuildInfoReader;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.LinkedModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Compares what is read from real binaries with what the real Go reads from them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class RealBuildInfoTest {

  /** Where go itself finds nothing. */
  private static final Set<String> NOT_READ_BY_GO = Set.of("plan9/386", "aix/ppc64", "wasip1/wasm");

  @TempDir
  Path folder;

  private RealGo go;
  private GoProject project;

  @BeforeEach
  void aProgramWithDependencies() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.withDependencies(folder.resolve("room"));
  }

  @Test
  void readsWhatGoReadsAndMoreFormatsThanIt() throws Exception {
    List<Binary> binaries = project
        .build(
            go.command(),
            "host",
            "linux/mips",
            "linux/s390x",
            "darwin/arm64",
            "windows/386",
            "windows/amd64",
            "plan9/386",
            "aix/ppc64",
            "wasip1/wasm")
        .binaries();

    for (Binary binary : binaries) {
      BuildInfo info = BuildInfoReader.read(binary.file()).orElseThrow();

      assertThat(info.goVersion()).isEqualTo(go.version().toolchainName());
      assertThat(info.mainPackage()).isEqualTo("example.com/room");
      assertThat(info.mainModule().map(LinkedModule::path)).contains("example.com/room");
      assertThat(info.modules())
          .as(binary.platform().toString())
          .containsExactly(
              new LinkedModule("example.com/Far", Optional.of("v1.2.3"), Optional.empty()),
              new LinkedModule("example.com/near", Optional.empty(), Optional.empty()));
      assertThat(info.settings())
          .containsEntry("GOOS", binary.platform().os())
          .containsEntry("GOARCH", binary.platform().arch())
          .containsEntry("-trimpath", "true");
      if (!NOT_READ_BY_GO.contains(binary.platform().toString())) {
        assertThat(settings(info)).isEqualTo(settingsAsGoReadsThem(binary.file()));
      }
    }
  }

  @Test
  void readsWhatIsStrippedMoreThanGoDoesIt() throws Exception {
    Path binary = project.build(go.command(), "linux/amd64").binaries().get(0).file();
    Optional<BuildInfo> expected = BuildInfoReader.read(binary);
    byte[] bytes = Files.readAllBytes(binary);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // as sstrip does: no table of sections
    header.putLong(0x28, 0).putShort(0x3C, (short) 0).putShort(0x3E, (short) 0);
    Path bare = Files.write(folder.resolve("without-sections"), bytes);

    assertThat(expected).isPresent();
    assertThat(BuildInfoReader.read(bare)).isEqualTo(expected);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsTheGoCommandItself() throws Exception {
    BuildInfo info =
        BuildInfoReader.read(go.command().toolchain().root().resolve("bin/go")).orElseThrow();

    assertThat(info.goVersion()).isEqualTo(go.version().toolchainName());
    assertThat(info.mainPackage()).isEqualTo("cmd/go");
    assertThat(info.settings()).containsEntry("GOARCH", HostPlatform.current().arch());
  }

  private static List<String> settings(BuildInfo info) {
    return info.settings().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .sorted()
        .toList();
  }

  private List<String> settingsAsGoReadsThem(Path binary) throws Exception {
    ProcessResult result =
        go.command().run(List.of("version", "-m", binary.toString()), Map.of(), folder);
    assertThat(result.succeeded()).isTrue();
    List<String> settings = new ArrayList<>();
    result.output().lines().forEach(line -> {
      if (line.startsWith("\tbuild\t")) {
        settings.add(line.substring("\tbuild\t".length()).replace("\"", ""));
      }
    });
    settings.sort(null);
    return settings;
  }
}
