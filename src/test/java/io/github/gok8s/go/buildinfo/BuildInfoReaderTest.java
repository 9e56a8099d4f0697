package io.github.gok8s.go.buildinfo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.LinkedModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real binaries hold is compared with what go says about them in RealBuildInfoTest. */
class BuildInfoReaderTest {

  private static final String MODULES =
      "path\texample.com/room\nmod\texample.com/room\t(devel)\t\n";

  @TempDir
  Path folder;

  @Test
  void findsTheBuildInfoInAFileOfUnknownFormat() throws IOException {
    Optional<BuildInfo> info =
        BuildInfoReader.read(FakeBinary.write(folder.resolve("room"), MODULES));

    assertThat(info).isPresent();
    assertThat(info.get().goVersion()).isEqualTo("go1.26.8");
    assertThat(info.get().mainPackage()).isEqualTo("example.com/room");
  }

  @Test
  void findsItBehindOneThatIsOnlyItsFirstBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(Arrays.copyOf("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1), 64));
    bytes.write(FakeBinary.buildInfo("ten past nine", MODULES));
    bytes.write(new byte[16 - bytes.size() % 16]);
    bytes.write(FakeBinary.buildInfo("devel go1.28-4aa1efed48", MODULES));
    Path file = Files.write(folder.resolve("room"), bytes.toByteArray());

    assertThat(BuildInfoReader.read(file).orElseThrow().goVersion())
        .isEqualTo("devel go1.28-4aa1efed48");
  }

  @Test
  void findsItAcrossThePlaceWhereOnePartOfTheFileEndsAndTheNextBegins() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[(1 << 20) - 8]);
    bytes.write(FakeBinary.buildInfo("go1.26.8", MODULES));
    Path file = Files.write(folder.resolve("room"), bytes.toByteArray());

    assertThat(BuildInfoReader.read(file)).isPresent();
  }

  @Test
  void readsMoreModulesThanUsual() throws IOException {
    StringBuilder modules = new StringBuilder(MODULES);
    for (int i = 0; i < 2000; i++) {
      modules
          .append("dep\texample.com/lib")
          .append(i)
          .append("\tv1.0.0\th1:")
          .append("x".repeat(44))
          .append("=\n");
    }
    Path file = FakeBinary.write(folder.resolve("room"), modules.toString());

    assertThat(BuildInfoReader.read(file).orElseThrow().modules()).hasSize(2000);
  }

  @Test
  void keepsLettersBeyondAscii() throws IOException {
    Path file = FakeBinary.write(folder.resolve("room"), MODULES + "build\t-tags=\"größe\"\n");

    assertThat(BuildInfoReader.read(file).orElseThrow().settings()).containsEntry("-tags", "größe");
  }

  @Test
  void saysThatAFileHasNone() throws IOException {
    assertThat(BuildInfoReader.read(Files.write(folder.resolve("empty"), new byte[0])))
        .isEmpty();
    assertThat(BuildInfoReader.read(Files.writeString(folder.resolve("text"), "#!/bin/sh\nexit\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f454c46",
        "7f454c460201",
        "7f454c460102",
        "cffaedfe",
        "cefaedfe",
        "4d5a",
        "0061736d01000000",
        "feedface"
      })
  void survivesDamagedHeaders(String start) throws IOException {
    for (int fill : new int[] {0x00, 0x01, 0x7F, 0xFF}) {
      byte[] bytes = new byte[4096];
      Arrays.fill(bytes, (byte) fill);
      byte[] magic = HexFormat.of().parseHex(start);
      System.arraycopy(magic, 0, bytes, 0, magic.length);
      Path file = Files.write(folder.resolve("damaged"), bytes);

      assertThat(BuildInfoReader.read(file)).isEmpty();
      assertThat(BuildInfoReader.read(Files.write(file, magic))).isEmpty();
    }
  }

  @Test
  void knowsNoModulesWhereTheBinaryNamesNone() throws IOException {
    Path file = Files.write(folder.resolve("room"), FakeBinary.buildInfo("go1.26.8", ""));

    BuildInfo info = BuildInfoReader.read(file).orElseThrow();

    assertThat(info.mainModule()).isEmpty();
    assertThat(info.modules()).isEqualTo(List.<LinkedModule>of());
  }
}
