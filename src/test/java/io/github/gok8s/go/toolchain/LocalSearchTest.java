package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class LocalSearchTest {

  @TempDir
  Path folder;

  private Requests request;

  @BeforeEach
  void realFolder() throws IOException {
    folder = folder.toRealPath();
    request = Requests.in(folder);
  }

  @Test
  void takesTheGoOnThePathWithoutRunningIt() throws Exception {
    // given a go command that would leave a trace
    Path root = TinyToolchain.of("1.26.8")
        .with("bin/go", "#!/bin/sh\ntouch " + folder + "/was-run\n")
        .install(folder.resolve("go1.26.8"));

    // when
    Toolchain toolchain = resolve(request.environment("PATH", "/none:" + root.resolve("bin")));

    // then
    assertThat(toolchain.executable()).isEqualTo(root.resolve("bin/go"));
    assertThat(toolchain.root()).isEqualTo(root);
    assertThat(toolchain.version()).hasToString("1.26.8");
    assertThat(toolchain.reason()).isEqualTo("Go 1.26.8 from " + root + " (on the PATH)");
    assertThat(folder.resolve("was-run")).doesNotExist();
  }

  @Test
  void followsLinksToTheGoRoot() throws Exception {
    Path root = TinyToolchain.of("1.26.8").install(folder.resolve("lib"));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("go"), root.resolve("bin/go"));

    Toolchain toolchain = resolve(request.environment("PATH", bin.toString()));

    assertThat(toolchain.root()).isEqualTo(root);
    assertThat(toolchain.executable()).isEqualTo(root.resolve("bin/go"));
  }

  @Test
  void prefersGoRootToThePath() throws Exception {
    Path named = TinyToolchain.of("1.26.3").install(folder.resolve("named"));
    Path found = TinyToolchain.of("1.26.8").install(folder.resolve("found"));
    request.environment("PATH", found.resolve("bin").toString());

    assertThat(resolve(request.environment("GOROOT", named.toString())).reason())
        .isEqualTo("Go 1.26.3 from " + named + " (in GOROOT)");
    assertThat(resolve(request.environment("GOROOT", "/no/such/folder")).root()).isEqualTo(found);
    assertThat(resolve(request.environment("GOROOT", named.toString()).goVersion("1.26.8"))
            .root())
        .isEqualTo(found);
  }

  @Test
  void passesOverWhatIsTooOldOnThePath() throws Exception {
    Path old = TinyToolchain.of("1.24.1").install(folder.resolve("old"));
    Path fit = TinyToolchain.of("1.26.8").install(folder.resolve("fit"));
    request.environment("PATH", old.resolve("bin") + ":" + fit.resolve("bin"));

    assertThat(resolve(request).root()).isEqualTo(old);
    assertThat(resolve(request.minimum("1.25")).root()).isEqualTo(fit);
    assertThat(resolve(request.minimum("1.24").goVersion("1.26")).root()).isEqualTo(fit);
  }

  @Test
  void saysThatGoModPrefersANewerGo() throws Exception {
    Path root = TinyToolchain.of("1.26.3").install(folder.resolve("go"));
    request.environment("PATH", root.resolve("bin").toString()).minimum("1.25");

    assertThat(resolve(request.preferred("1.26.8")).reason())
        .isEqualTo("Go 1.26.3 from " + root
            + " (on the PATH; the toolchain line of go.mod prefers 1.26.8)");
    assertThat(resolve(request.preferred("1.26.3")).reason()).endsWith("(on the PATH)");
  }

  @Test
  void asksAWrapperOfAVersionManager() throws Exception {
    // given a shim that answers only if nothing of the user's settings reaches it
    Path root = TinyToolchain.of("1.26.8").install(folder.resolve("versions"));
    script(
        "shims/go",
        String.format(
            "[ \"$GOTOOLCHAIN $GOENV$GOROOT$GOFLAGS $*\" = 'local off env -json GOROOT GOVERSION' ] || exit 3%n"
                + "echo '{\"GOROOT\": \"%s\", \"GOVERSION\": \"go1.26.8\"}'",
            root));

    // when
    Toolchain toolchain = resolve(request
        .environment("PATH", folder.resolve("shims").toString())
        .environment("GOROOT", "/no/such/folder")
        .environment("GOFLAGS", "-mod=vendor"));

    // then
    assertThat(toolchain.executable()).isEqualTo(root.resolve("bin/go"));
    assertThat(toolchain.root()).isEqualTo(root);
  }

  @Test
  void passesOverWhatIsNotGo() throws Exception {
    script("games/go", "echo 'GNU Go 3.8: your move'");
    Path root = TinyToolchain.of("1.26.8").install(folder.resolve("go"));

    Toolchain toolchain =
        resolve(request.environment("PATH", folder.resolve("games") + ":" + root.resolve("bin")));

    assertThat(toolchain.root()).isEqualTo(root);
  }

  @Test
  void takesTheGoThatIsNamed() throws Exception {
    Path root = TinyToolchain.of("1.24.1").install(folder.resolve("mine"));
    Path other = TinyToolchain.of("1.26.8").install(folder.resolve("other"));
    request.environment("PATH", other.resolve("bin").toString());

    assertThat(resolve(request.goExecutable(root.resolve("bin/go"))).reason())
        .isEqualTo("Go 1.24.1 from " + root + " (named by <goExecutable>)");
  }

  @Test
  void refusesANamedGoThatIsNotThere() {
    assertRefused(
        request.goExecutable(folder.resolve("go")),
        "<goExecutable> (-Dk8s.goExecutable) names " + folder + "/go, which is not there.");
  }

  @Test
  void refusesAFolder() {
    assertRefused(
        request.goExecutable(folder),
        "<goExecutable> (-Dk8s.goExecutable) names " + folder
            + ", which is a folder. Name the program in it, bin/go.");
  }

  @Test
  void refusesAFileThatCantBeRun() throws Exception {
    Path file = Files.writeString(folder.resolve("go"), "");

    assertRefused(
        request.goExecutable(file),
        "<goExecutable> (-Dk8s.goExecutable) names " + file
            + ", which is no program that can be run.");
  }

  @Test
  void refusesANamedProgramThatIsNotGo() throws Exception {
    Path game = script("games/go", "echo 'GNU Go 3.8: your move'");
    Path failing = script("failing/go", "echo 'env: no such opening' >&2; exit 2");
    Path silent = script("silent/go", "exit 0");
    Path gcc =
        script("gcc/go", "echo '{\"GOROOT\": \"/usr\", \"GOVERSION\": \"go1.18 gccgo 12.2.0\"}'");
    String start = "<goExecutable> (-Dk8s.goExecutable) names ";

    assertRefused(
        request.goExecutable(game),
        start + game + ", but that is not Go: go env printed: GNU Go 3.8: your move.");
    assertRefused(
        request.goExecutable(failing),
        start + failing + ", but that is not Go: go env ended with 2: env: no such opening.");
    assertRefused(
        request.goExecutable(silent),
        start + silent + ", but that is not Go: go env printed nothing.");
    assertRefused(
        request.goExecutable(gcc),
        start + gcc + ", but that calls itself go1.18 gccgo 12.2.0 with GOROOT /usr, "
            + "which is no Go that this plugin can use.");
  }

  @Test
  void refusesANamedGoThatDoesNotFit() throws Exception {
    Path go = TinyToolchain.of("1.24.1").install(folder.resolve("go")).resolve("bin/go");
    String start = "<goExecutable> (-Dk8s.goExecutable) names " + go + ", which is Go 1.24.1. ";

    assertRefused(
        Requests.in(folder).goExecutable(go).goVersion("1.26.8"),
        start + "That does not fit <goVersion> 1.26.8: name another one, or leave it out.");
    assertRefused(
        Requests.in(folder).goExecutable(go).minimum("1.25"),
        start
            + "That does not fit the go line of go.mod, 1.25: name another one, or leave it out.");
  }

  @Test
  void readsAGoThatIsBuiltFromSource() throws Exception {
    Path root = TinyToolchain.of("1.26.8")
        .with("VERSION", "devel go1.28-5d3a2b1 Tue Nov 3 10:00:00 2026 +0000")
        .install(folder.resolve("go"));

    Toolchain toolchain =
        resolve(request.environment("PATH", root.resolve("bin").toString()).minimum("1.27.4"));

    assertThat(toolchain.version()).hasToString("1.28");
  }

  private Path script(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + content + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static void assertRefused(Requests request, String message) {
    assertThatThrownBy(() -> resolve(request))
        .isInstanceOfSatisfying(
            GoException.class, e -> assertThat(e.isMistakeOfUser()).isTrue())
        .hasMessage(message);
  }

  private static Toolchain resolve(Requests request) throws Exception {
    return new Toolchains(new ProcessRunner())
        .resolve(request.build(), request.user(), new GoSum("known", List.of()));
  }
}
