package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoModuleTest {

  @TempDir
  Path folder;

  @Test
  void knowsPathAndVersionsOfItsGoMod() throws Exception {
    write("go.mod", "module example.com/Room\n\ngo 1.25.0\n\ntoolchain go1.26.8\n");

    GoModule module = GoModule.in(folder);

    assertThat(module.directory()).isEqualTo(folder);
    assertThat(module.path()).isEqualTo("example.com/Room");
    assertThat(module.minimum()).map(GoVersion::toString).contains("1.25.0");
    assertThat(module.preferred()).map(GoVersion::toString).contains("1.26.8");
    assertThat(module.workspace()).isEmpty();
    assertThat(module.folders()).containsExactly(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "go 1.21,                      1.21,     ",
    "go 1.27rc1,                   1.27rc1,  ",
    "'',                           ,         ",
    "toolchain default,            ,         ",
    "toolchain go1.26.3-custom,    ,         1.26.3",
  })
  void readsVersionsInEachForm(String line, String minimum, String preferred) throws Exception {
    write("go.mod", "module example.com/room\n" + line + "\n");

    GoModule module = GoModule.in(folder);

    assertThat(module.minimum().map(GoVersion::toString).orElse(null)).isEqualTo(minimum);
    assertThat(module.preferred().map(GoVersion::toString).orElse(null)).isEqualTo(preferred);
  }

  @Test
  void isFoundAboveThePomsFolder() throws Exception {
    write("go.mod", "module example.com/shop\n\nreplace example.com/words => ../words\n");
    write("go.work", "go 1.26.0\n\nuse .\n");
    Path program = Files.createDirectories(folder.resolve("cmd/server"));

    GoModule module = GoModule.in(program);

    assertThat(module.directory()).isEqualTo(program);
    assertThat(module.root()).isEqualTo(folder);
    assertThat(module.path()).isEqualTo("example.com/shop");
    assertThat(module.folders()).startsWith(folder);
    assertThat(module.workspace()).contains(folder.resolve("go.work"));
  }

  @Test
  void isTheNextOneAboveThePomsFolder() throws Exception {
    write("go.mod", "module example.com/shop\n");
    Files.createDirectories(folder.resolve("tools/lint"));
    write("tools/go.mod", "module example.com/tools\n");

    assertThat(GoModule.in(folder.resolve("tools/lint")).path()).isEqualTo("example.com/tools");
  }

  @Test
  void saysThatThereIsNoGoMod() {
    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(
            "There is no go.mod in " + folder + ". Write one with \"go mod init MODULE-PATH\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "go 1.26\n", "// module example.com/room\n", "module\n"})
  void saysThatGoModNamesNoModule(String text) throws Exception {
    write("go.mod", text);

    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(
            folder.resolve("go.mod") + " has no module line, such as \"module example.com/room\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"go latest", "go v1.26", "toolchain local"})
  void saysThatAVersionIsNone(String line) throws Exception {
    write("go.mod", "module example.com/room\n" + line + "\n");

    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(folder.resolve("go.mod") + " says \"" + line
            + "\", which is no version of Go, such as 1.26.0.");
  }

  @Test
  void saysThatAByteOrderMarkIsInTheWay() throws Exception {
    write("go.mod", "\uFEFFmodule example.com/room\n");

    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(folder.resolve("go.mod")
            + " starts with a byte order mark, which go refuses. Save it as UTF-8 without one.");
  }

  @Test
  void saysThatGoModIsNoUtf8() throws Exception {
    Files.write(
        folder.resolve("go.mod"),
        "module example.com/room // größe".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(folder.resolve("go.mod") + " is no text in UTF-8. Save it as such.");
  }

  @Test
  void followsReplacementsFromFolderToFolder() throws Exception {
    write("room/go.mod", "module a.com/room\nreplace a.com/one => ../one\n");
    write(
        "one/go.mod",
        "module a.com/one\nreplace a.com/two => ../größe two\n"
            + "replace a.com/room => ../room\nreplace a.com/three => \"../größe two\"\n");
    write("größe two/go.mod", "module a.com/two\n");

    assertThat(GoModule.in(folder.resolve("room")).folders())
        .containsExactly(
            folder.resolve("room"), folder.resolve("one"), folder.resolve("größe two"));
  }

  @Test
  void leavesOutReplacementsThatAreNotThere() throws Exception {
    write(
        "go.mod",
        "module a.com/room\nreplace a.com/one => ../none\n"
            + "replace a.com/two => b.com/two v1.0.0\n");

    assertThat(GoModule.in(folder).folders()).containsExactly(folder);
  }

  @Test
  void belongsToTheWorkspaceThatUsesIt() throws Exception {
    write("go.work", "go 1.26.1\nuse (\n\t./room\n\t./lib\n)\nreplace a.com/x => ./x\n");
    write("room/go.mod", "module a.com/room\ngo 1.25\n");
    write("lib/go.mod", "module a.com/lib\nreplace a.com/y => ../y\n");
    write("x/go.mod", "module a.com/x\n");
    write("y/go.mod", "module a.com/y\n");
    write("vendor/modules.txt", "");

    GoModule module = GoModule.in(folder.resolve("room"));

    assertThat(module.workspace()).contains(folder.resolve("go.work"));
    assertThat(module.folders())
        .containsExactly(
            folder.resolve("room"),
            folder.resolve("lib"),
            folder.resolve("y"),
            folder.resolve("x"),
            folder.resolve("vendor"));
    assertThat(module.inputs()).contains(folder.resolve("go.work"), folder.resolve("lib"));
    assertThat(module.isVendored()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "go 1.25,                          go 1.26.1,                        1.26.1,  ",
    "go 1.26.2,                        go 1.26.1,                        1.26.2,  ",
    "go 1.26.2,                        '',                               1.26.2,  ",
    "toolchain go1.26.3,               toolchain go1.26.4,               ,        1.26.4",
    "toolchain go1.26.3,               '',                               ,        1.26.3",
  })
  void takesTheVersionsOfTheWorkspaceToo(
      String inMod, String inWork, String minimum, String preferred) throws Exception {
    write("go.work", inWork + "\nuse ./room\n");
    write("room/go.mod", "module a.com/room\n" + inMod + "\n");

    GoModule module = GoModule.in(folder.resolve("room"));

    assertThat(module.minimum().map(GoVersion::toString).orElse(null)).isEqualTo(minimum);
    assertThat(module.preferred().map(GoVersion::toString).orElse(null)).isEqualTo(preferred);
  }

  @Test
  void isBuiltAloneWhereTheNearestWorkspaceDoesNotUseIt() throws Exception {
    write("go.work", "go 1.26\nuse ./inner/room\n");
    write("inner/go.work", "go 1.26\nuse ./lib\n");
    write("inner/room/go.mod", "module a.com/room\n");
    write("inner/lib/go.mod", "module a.com/lib\n");

    GoModule module = GoModule.in(folder.resolve("inner/room"));

    assertThat(module.workspace()).isEmpty();
    assertThat(module.folders()).containsExactly(folder.resolve("inner/room"));
    assertThat(module.inputs()).containsExactly(folder.resolve("inner/room"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"use .", "use ./", "use (\n.\n)", "use `.`", "use \"./../room/.\""})
  void isUsedByTheWorkspaceInItsOwnFolder(String use) throws Exception {
    write("room/go.work", "go 1.26\n" + use + "\n");
    write("room/go.mod", "module a.com/room\n");

    assertThat(GoModule.in(folder.resolve("room")).workspace())
        .contains(folder.resolve("room/go.work"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"use", "use (\n", ")(", "\"", "replace =>", "use ()", "go"})
  void readsOverAWorkspaceThatGoWillRefuse(String broken) throws Exception {
    write("go.work", broken + "\n");
    write("room/go.mod", "module a.com/room\n");

    assertThat(GoModule.in(folder.resolve("room")).workspace()).isEmpty();
  }

  @Test
  void saysThatAFolderCanBeNone() throws Exception {
    write("go.mod", "module a.com/room\nreplace a.com/x => ./x\u0000y\n");

    assertThatThrownBy(() -> GoModule.in(folder))
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith(folder.resolve("go.mod") + " names \"./x");
  }

  @Test
  void isVendoredWhereGoUsesTheVendorFolder() throws Exception {
    write("go.mod", "module a.com/room\n");
    assertThat(GoModule.in(folder).isVendored()).isFalse();

    Files.createDirectory(folder.resolve("vendor"));
    assertThat(GoModule.in(folder).isVendored()).isFalse();

    write("vendor/modules.txt", "");
    assertThat(GoModule.in(folder).isVendored()).isTrue();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
