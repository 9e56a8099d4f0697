package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gok8s.result.HostPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What users see when a build fails, with the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class MatrixFailureTest {

  private static final String HOST = HostPlatform.current().toString();
  private static final String BROKEN = "package main\n\nfunc init() { undefined() }\n";

  @TempDir
  Path folder;

  private RealGo go;
  private GoProject project;

  @BeforeEach
  void writeHello() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
  }

  @Test
  void refusesPlatformsBeforeAnythingIsCompiled() throws Exception {
    GoException failure = failure("host", "darwin/386", "linux/amd46");

    assertThat(failure).hasMessage("""
            <platforms> (-Dk8s.platforms) can't be built as they are. Nothing was compiled.
              darwin/386 left Go in version 1.15; this is Go %1$s. The nearest that builds is darwin/amd64.
              linux/amd46 is no platform of Go %1$s. The nearest that builds is linux/amd64.
            The goal k8s:platforms lists what this Go builds.""".formatted(go.version()));
    assertThat(go.calls()).allMatch(call -> call.contains("tool dist list"));
    assertThat(project.target.path()).doesNotExist();
  }

  @Test
  void namesFileLineAndCommandOfAMistake() throws Exception {
    project.write("broken_windows.go", BROKEN);

    GoException failure = failure("windows/amd64");

    assertThat(failure.isMistakeOfUser()).isTrue();
    assertThat(message(failure).lines().toList())
        .hasSize(5)
        .startsWith(
            "example.com/room does not build for windows/amd64:",
            "  # example.com/room",
            "  ./broken_windows.go:3:15: undefined: undefined",
            "The command, in " + project.folder + ":")
        .last()
        .asString()
        .startsWith("  CGO_ENABLED=0 GOAMD64=v1 GOARCH=amd64 GOOS=windows GOWORK=off ")
        .contains(" build -trimpath -buildvcs=false '-ldflags=-s -w -X main.version=1.4.0' ")
        .endsWith(" -- example.com/room");
  }

  @Test
  void leavesNoRecordThatTellsOfBinariesOfBefore() throws Exception {
    project.build(go.command(), "host", "windows/amd64");
    project.write("broken_windows.go", BROKEN);

    failure("host", "windows/amd64");

    assertThat(project.target.buildRecord()).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void doesNotStartFurtherPlatformsAfterAMistake() throws Exception {
    project.write("main.go", BROKEN + "\nfunc main() {}\n");

    failure("host", "windows/*", "darwin/*", "freebsd/*", "plan9/*");

    assertThat(go.calls()).filteredOn(call -> call.contains(" build ")).hasSizeLessThan(11);
  }

  @Test
  void tellsTheMistakesOfAllPlatformsWhereItKeepsGoing() throws Exception {
    project.keepGoing = true;
    project.write("broken_windows.go", BROKEN);
    project.write("broken_plan9.go", BROKEN);

    GoException failure = failure("windows/amd64", "host", "plan9/386");

    assertThat(failure.getMessage())
        .contains("example.com/room does not build for windows/amd64:")
        .contains("./broken_windows.go:3:15: undefined: undefined")
        .contains("example.com/room does not build for plan9/386:")
        .doesNotContain("does not build for " + HOST);
    assertThat(project.target.binaries(HostPlatform.current()).resolve("room")).isRegularFile();
    assertThat(project.target.buildRecord()).doesNotExist();
  }

  @Test
  void showsTheFirstOfManyMistakes() throws Exception {
    for (int i = 0; i < 30; i++) {
      project.write(
          "p" + i + "/p.go", "package p" + i + "\n\nvar X int = \"\"\n\nvar Y int = \"\"\n");
    }
    StringBuilder imports = new StringBuilder("package main\n\n");
    for (int i = 0; i < 30; i++) {
      imports.append("import _ \"example.com/room/p").append(i).append("\"\n");
    }
    project.write("imports.go", imports.toString());

    assertThat(message(failure("host")).lines())
        .hasSize(1 + 20 + 1 + 2)
        .anyMatch(line -> line.matches("  … and \\d+ more lines"));
  }

  @Test
  void saysThatThereIsNoProgram() throws Exception {
    project.write("main.go", "package room\n");

    assertThat(failure("host"))
        .hasMessage("There is no main package among ./... of " + project.folder + " for " + HOST
            + ". A program has a file that says \"package main\"; <packages> (-Dk8s.packages)"
            + " says where to look.");
  }

  @Test
  void saysThatPackagesAreNotThere() throws Exception {
    project.packages = List.of("./nope");

    assertThat(failure("host").getMessage())
        .startsWith("The packages ./nope of example.com/room can't be listed for " + HOST + ":\n")
        .contains("<packages> (-Dk8s.packages) says where to look for programs, as in ./cmd/...;"
            + " seen from " + project.folder + ".");
  }

  @Test
  void saysThatPackagesAreFiles() throws Exception {
    project.packages = List.of("main.go");

    assertThat(failure("host"))
        .hasMessage("<packages> (-Dk8s.packages) names files: main.go. Name their folder, as in"
            + " ./cmd/server, or . for the module's own.");
  }

  @Test
  void saysThatTwoProgramsHaveOneName() throws Exception {
    project.write("cmd/room/main.go", GoProject.HELLO);

    assertThat(failure("host"))
        .hasMessage("Several main packages would become \"room\": ., ./cmd/room. Rename a folder,"
            + " or choose by <packages> (-Dk8s.packages).");
    assertThat(go.calls()).noneMatch(call -> call.contains(" build "));
  }

  @Test
  void saysThatAVariableIsNotForTheBuildEnvironment() throws Exception {
    project.environment = Map.of("GOARM", "6");

    assertThat(failure("host").getMessage()).startsWith("<buildEnvironment>");
    assertThat(go.calls()).isEmpty();
  }

  @Test
  void saysThatGoModWantsANewerGo() throws Exception {
    project.write("go.mod", "module example.com/room\n\ngo 1.99\n");

    GoException failure = failure("host");

    assertThat(failure.getMessage())
        .contains("requires go >= 1.99 (running go " + go.version())
        .contains("Take that Go by <goVersion> (-Dk8s.goVersion), or lower the version in go.mod");
    assertThat(failure.isMistakeOfUser()).isTrue();
  }

  @Test
  void givesGosOwnWordsAboutABrokenGoMod() throws Exception {
    project.append("go.mod", "\nbogus line\n");

    assertThat(failure("host").getMessage()).contains("go.mod:5: unknown directive: bogus");
  }

  @Test
  void saysThatSumsAreMissing() throws Exception {
    requirePrivate();

    GoException failure = failure("host");

    assertThat(failure.getMessage())
        .contains("missing go.sum entry")
        .contains("Run \"go mod tidy\" in " + project.folder
            + " and keep the changed go.mod and go.sum.");
    assertThat(failure.isMistakeOfUser()).isTrue();
  }

  @Test
  void saysThatAPrivateModuleCanNotBeFetchedOffline() throws Exception {
    requirePrivate();
    String hash = "h1:" + "A".repeat(43) + "=\n";
    project.write(
        "go.sum",
        "example.com/private v1.0.0 " + hash + "example.com/private v1.0.0/go.mod " + hash);

    GoException failure = catchThrowableOfType(
        GoException.class, () -> project.build(go.command(Map.of(), true), "host"));

    assertThat(failure.getMessage())
        .contains("module lookup disabled by GOPROXY=off")
        .contains("Nothing may be downloaded (mvn -o, or GOPROXY=off)");
    assertThat(failure.isMistakeOfUser()).isFalse();
    assertThat(go.calls()).noneMatch(call -> call.contains("mod download"));
  }

  /** A dependency of tests alone must not keep the program from being built. */
  @Test
  void buildsWithoutAModuleThatOnlyTestsNeed() throws Exception {
    requirePrivate();
    Files.delete(project.folder.resolve("private.go"));
    project.write("private_test.go", "package main\n\nimport _ \"example.com/private\"\n");
    project.write("go.sum", "example.com/private v1.0.0/go.mod h1:" + "A".repeat(43) + "=\n");

    assertThat(
            project.build(go.command(Map.of("GOPROXY", "off"), false), "host").binaries())
        .hasSize(1);
    assertThat(project
            .build(
                go.command(Map.of("GOPROXY", "file:///nowhere", "GOFLAGS", ""), false),
                "windows/amd64")
            .binaries())
        .hasSize(1);
    assertThat(project.folder.resolve("go.sum")).content().hasLineCount(1);
  }

  @Test
  void saysThatTheTargetFolderCanNotBeWritten() throws Exception {
    Files.writeString(project.target.path(), "a file in its place");

    Throwable failure =
        catchThrowableOfType(IOException.class, () -> project.build(go.command(), "host"));

    assertThat(failure).hasMessageContaining(project.target.path().toString());
    assertThat(go.calls()).noneMatch(call -> call.contains(" build ") || call.contains(" list -f"));
  }

  @Test
  void saysThatCgoLacksItsCompiler() throws Exception {
    project.write(
        "c.go",
        "package main\n\n// int one(void) { return 1; }\nimport \"C\"\n\nvar One = C.one()\n");
    project.environment = Map.of("CC_FOR_" + HOST.replace('/', '_'), "/nowhere/cc");

    assertThat(failure("host").getMessage()).contains("/nowhere/cc");
  }

  private void requirePrivate() throws IOException {
    project.write(
        "go.mod", "module example.com/room\n\ngo 1.21\n\nrequire example.com/private v1.0.0\n");
    project.write("private.go", "package main\n\nimport _ \"example.com/private\"\n");
  }

  private GoException failure(String... platforms) {
    return Optional.ofNullable(
            catchThrowableOfType(GoException.class, () -> project.build(go.command(), platforms)))
        .orElseThrow();
  }

  private static String message(GoException failure) {
    return String.valueOf(failure.getMessage());
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(project.target.path().resolve("go"))) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }
}
