package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.BuildOptions.Naming;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryNamesTest {

  private static final Path FOLDER = Path.of("shop").toAbsolutePath();
  private static final Platform PLATFORM = new Platform("linux", "amd64", Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "cmd/server,              ,        shop,    server",
    "cmd/server|cmd/client,   ,        shop,    server|client",
    "cmd/server,              html,    shop,    html",
    "cmd/server|cmd/client,   client,  shop,    server|client",
    "cmd/shop|cmd/client,     html,    shop,    html|client",
    "cmd/Server,              ,        shop,    Server",
    "cmd/server/v2,           ,        shop,    server",
  })
  void areThoseOfGoButForThePrimaryOne(
      String mains, String binaryName, String artifactId, String names) throws Exception {
    assertThat(names(mains, Optional.ofNullable(binaryName), artifactId).values())
        .containsExactly(names.split("\\|"));
  }

  @Test
  void sayThatThereIsNoMainPackage() {
    assertThatThrownBy(() -> BinaryNames.of(
            List.of(),
            options(List.of("./cmd/...", "./tools"), naming("shop")),
            module(),
            PLATFORM))
        .isInstanceOf(GoException.class)
        .hasMessage("There is no main package among ./cmd/..., ./tools of " + FOLDER
            + " for linux/amd64. A program has a file that says \"package main\"; <packages>"
            + " (-Dk8s.packages) says where to look.");
  }

  @ParameterizedTest
  @CsvSource({
    "cmd/server|tools/server,  server,  './cmd/server, ./tools/server'",
    "cmd/server|tools/Server,  server,  './cmd/server, ./tools/Server'",
    "cmd/a|x/A/v2|y/a,         a,       './cmd/a, ./x/A/v2, ./y/a'",
  })
  void refuseTwoOfOneName(String mains, String name, String packages) {
    assertThatThrownBy(() -> names(mains, Optional.empty(), "shop"))
        .isInstanceOf(GoException.class)
        .hasMessage("Several main packages would become \"" + name + "\": " + packages
            + ". Rename a folder, or choose by <packages> (-Dk8s.packages).");
  }

  @Test
  void refuseANameThatMakesTwoOfOneName() {
    assertThatThrownBy(() -> names("cmd/shop|cmd/client", Optional.of("Client"), "shop"))
        .isInstanceOf(GoException.class)
        .hasMessage("Several main packages would become \"Client\": ./cmd/shop, ./cmd/client."
            + " Rename a folder, or choose by <packages> (-Dk8s.packages).");
  }

  @Test
  void refuseANameThatCouldBeForAny() {
    assertThatThrownBy(() -> names("cmd/server|cmd/client", Optional.of("html"), "shop"))
        .isInstanceOf(GoException.class)
        .hasMessage("<binaryName> (-Dk8s.binaryName) is \"html\", but there are several main"
            + " packages: server, client. Name one of these, or choose one by <packages>.");
  }

  @Test
  void refuseFilesInThePlaceOfPackages() {
    List<MainPackage> mains = List.of(new MainPackage("command-line-arguments", List.of()));

    assertThatThrownBy(() -> BinaryNames.of(
            mains, options(List.of("main.go", "x.go"), naming("shop")), module(), PLATFORM))
        .isInstanceOf(GoException.class)
        .hasMessage("<packages> (-Dk8s.packages) names files: main.go, x.go. Name their folder, as"
            + " in ./cmd/server, or . for the module's own.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", ".hidden", "a\\b", "C:x", "", "a b", "-x", "größe", "a*"})
  void refuseWhatIsNoPlainFileName(String name) {
    assertThatThrownBy(() -> Naming.of(Optional.of(name), "shop"))
        .isInstanceOf(GoException.class)
        .hasMessage("<binaryName> (-Dk8s.binaryName) is \"" + name
            + "\": write a plain file name of letters, digits and . _ + -, without a folder.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"room", "html-server", "Room_2", "room.v3", "g++", "7zip"})
  void takeAPlainFileName(String name) throws Exception {
    assertThat(Naming.of(Optional.of(name), "shop").binaryName()).contains(name);
  }

  private static Map<MainPackage, String> names(
      String mains, Optional<String> binaryName, String artifactId) throws GoException {
    List<MainPackage> packages = Stream.of(mains.split("\\|"))
        .map(main -> new MainPackage("example.com/shop/" + main, List.of()))
        .toList();
    return BinaryNames.of(
        packages, options(List.of(), new Naming(binaryName, artifactId)), module(), PLATFORM);
  }

  private static Naming naming(String artifactId) {
    return new Naming(Optional.empty(), artifactId);
  }

  private static BuildOptions options(List<String> packages, Naming naming) {
    BuildFlags flags =
        new BuildFlags(List.of(), "", "", true, new VersionStamp("main.version", "1"));
    return new BuildOptions(packages, flags, Map.of(), naming, false);
  }

  private static GoModule module() {
    return new GoModule(
        FOLDER,
        "example.com/shop",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(FOLDER));
  }
}
