package io.github.gok8s.go.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveContentTest {

  @TempDir
  Path root;

  private Path module;

  @BeforeEach
  void makeFolders() throws IOException {
    module = Files.createDirectories(root.resolve("room"));
  }

  @Test
  void takesLicenceNoticeAndReadmeAndNothingElse() throws Exception {
    write("room/LICENSE", "room/NOTICE.txt", "room/ReadMe.md", "room/license.go", "room/main.go");
    Files.createDirectories(module.resolve("licenses"));

    assertThat(byCustom()).containsExactly("LICENSE", "NOTICE.txt", "ReadMe.md");
  }

  @Test
  void takesEachFromTheNearestFolderThatHasOne() throws Exception {
    write("LICENSE", "README.md", "room/README.md", "room/COPYING.LESSER", "room/COPYING");

    assertThat(new ArchiveContent(List.of(module, root), List.of()).files())
        .containsEntry("README.md", module.resolve("README.md"))
        .containsEntry("COPYING", module.resolve("COPYING"))
        .containsEntry("COPYING.LESSER", module.resolve("COPYING.LESSER"))
        .hasSize(3);
  }

  @Test
  void isContentWithNone() throws Exception {
    assertThat(byCustom()).isEmpty();
  }

  @Test
  void takesTheFilesThatGlobsName() throws Exception {
    write(
        "room/docs/a.md", "room/docs/b.md", "room/docs/c.txt", "room/config.yaml", "room/LICENSE");

    assertThat(new ArchiveContent(List.of(module), List.of("docs/*.md", "config.yaml", "**/c.txt"))
            .files())
        .containsOnlyKeys("a.md", "b.md", "c.txt", "config.yaml");
  }

  @Test
  void refusesAGlobThatFindsNothing() {
    assertThatThrownBy(() -> new ArchiveContent(List.of(module), List.of("*.pdf")).files())
        .isInstanceOf(GoException.class)
        .hasMessage(
            "<archives><files> (-Dk8s.archives.files) names \"*.pdf\", but there is no such file in "
                + module + ".");
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    write("room/a/x.md", "room/b/x.md");

    assertThatThrownBy(
            () -> new ArchiveContent(List.of(module), List.of("a/x.md", "b/x.md")).files())
        .isInstanceOf(GoException.class)
        .hasMessage("<archives><files> (-Dk8s.archives.files) names both "
            + module.resolve("a/x.md") + " and " + module.resolve("b/x.md")
            + ", which would have one name in the archive.");
  }

  private Set<String> byCustom() throws Exception {
    return new ArchiveContent(List.of(module, root), List.of()).files().keySet();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
  }
}
