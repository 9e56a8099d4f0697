package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourceCopyTest {

  @TempDir
  Path folder;

  private Path root;
  private Path copy;

  @BeforeEach
  void writeSources() throws IOException {
    folder = folder.toRealPath();
    root = folder.resolve("shop");
    copy = folder.resolve("copy");
    write(
        "go.work", "room/go.mod", "room/main.go", "room/assets/a.txt", "lib/go.mod", "lib/lib.go");
    write("room/.git/HEAD", "room/target/go/room", "other/other.go");
  }

  @Test
  void keepsWhereFoldersLieToEachOther() throws IOException {
    SourceCopy sources = new SourceCopy(
        List.of(root.resolve("room"), root.resolve("lib"), root.resolve("go.work")),
        root.resolve("room/target"),
        copy);

    sources.make();

    assertThat(filesIn(copy))
        .containsExactly(
            "go.work",
            "lib/go.mod",
            "lib/lib.go",
            "room/assets/a.txt",
            "room/go.mod",
            "room/main.go");
    assertThat(sources.placeOf(root.resolve("room"))).isEqualTo(copy.resolve("room"));
    assertThat(copy.resolve("room/main.go")).hasContent("room/main.go");
  }

  @Test
  void copiesASingleModuleToTheFolderItself() throws IOException {
    SourceCopy sources =
        new SourceCopy(List.of(root.resolve("room")), root.resolve("room/target"), copy);

    sources.make();

    assertThat(sources.placeOf(root.resolve("room")).normalize()).isEqualTo(copy);
    assertThat(filesIn(copy)).containsExactly("assets/a.txt", "go.mod", "main.go");
  }

  @Test
  void copiesAModuleInAnotherOnce() throws IOException {
    SourceCopy sources =
        new SourceCopy(List.of(root, root.resolve("lib")), root.resolve("room/target"), copy);

    sources.make();

    assertThat(filesIn(copy))
        .contains("lib/lib.go", "other/other.go")
        .doesNotContain("room/target/go/room");
  }

  @Test
  void takesWhatIsGeneratedInTheBuildFolder() throws IOException {
    write(
        "room/target/generated-sources/pb/pb.go", "room/target/classes/pb.go", "room/target/a.go");

    new SourceCopy(List.of(root.resolve("room")), root.resolve("room/target"), copy).make();

    assertThat(filesIn(copy))
        .containsExactly("assets/a.txt", "go.mod", "main.go", "target/generated-sources/pb/pb.go");
  }

  @Test
  void leavesItselfOutWhereItLiesInTheSources() throws IOException {
    copy = root.resolve("room/build/copy");
    SourceCopy sources =
        new SourceCopy(List.of(root.resolve("room")), root.resolve("room/target"), copy);

    sources.make();

    assertThat(filesIn(copy)).containsExactly("assets/a.txt", "go.mod", "main.go");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leadsLinksToFoldersWhereTheyLed() throws IOException {
    Files.createSymbolicLink(root.resolve("room/linked"), Path.of("../other"));
    Files.createSymbolicLink(root.resolve("room/file.go"), Path.of("../other/other.go"));
    Files.createSymbolicLink(root.resolve("room/nowhere"), Path.of("../missing"));

    new SourceCopy(List.of(root.resolve("room")), root.resolve("room/target"), copy).make();

    assertThat(copy.resolve("linked/other.go")).hasContent("other/other.go");
    assertThat(copy.resolve("file.go")).hasContent("other/other.go");
    assertThat(copy.resolve("nowhere")).doesNotExist();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
