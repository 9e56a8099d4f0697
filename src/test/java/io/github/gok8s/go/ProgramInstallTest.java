package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Binary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(300)
class ProgramInstallTest {

  @TempDir
  Path folder;

  private GoProject project;
  private RealGo go;
  private InstallFolder bin;

  @BeforeEach
  void writeModule() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
    bin = new InstallFolder(folder.resolve("new/bin"));
  }

  @Test
  void putsTheBytesThatCompileMakesIntoTheFolder() throws Exception {
    Binary compiled = project.build(go.command(), "host").binaries().get(0);

    List<Path> installed = install();

    assertThat(installed).containsExactly(bin.path().resolve("room"));
    assertThat(installed.get(0)).hasSameBinaryContentAs(compiled.file()).isExecutable();
    assertThat(GoProject.run(installed.get(0))).isEqualTo("hello 1.4.0");
    try (var files = Files.list(bin.path())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void replacesAnOlderOneAndTakesTheNameOfThePom() throws Exception {
    project.binaryName = Optional.of("chamber");
    Files.createDirectories(bin.path());
    Files.writeString(bin.path().resolve("chamber"), "older");

    install();

    assertThat(GoProject.run(bin.path().resolve("chamber"))).isEqualTo("hello 1.4.0");
  }

  @Test
  void installsEveryMainPackage() throws Exception {
    project.write("cmd/tool/main.go", GoProject.HELLO.replace("hello", "tool"));

    install();

    assertThat(GoProject.run(bin.path().resolve("tool"))).isEqualTo("tool 1.4.0");
    assertThat(bin.path().resolve("room")).exists();
  }

  @Test
  void leavesWhatIsInstalledWhenTheModuleDoesNotBuild() throws Exception {
    install();
    project.append("main.go", "\nvar wrong int = \"no number\"\n");

    assertThatThrownBy(this::install)
        .isInstanceOf(GoException.class)
        .hasMessageContaining("cannot use \"no number\"");
    assertThat(GoProject.run(bin.path().resolve("room"))).isEqualTo("hello 1.4.0");
  }

  private List<Path> install() throws Exception {
    return new ProgramInstall(
            go.command(Map.of("GOBIN", folder.resolve("not/here").toString()), false),
            GoModule.in(project.folder),
            project.options(),
            project.target)
        .into(bin);
  }
}
