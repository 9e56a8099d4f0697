package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir
  Path folder;

  @Test
  void makesTheFolderToo() throws Exception {
    Path file = folder.resolve("new/folder/größe.json");

    AtomicFile.write(file, bytes("content"));

    assertThat(file).hasContent("content");
  }

  @Test
  void replacesWhatWasThereAndLeavesNothingBeside() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old and longer");

    AtomicFile.write(file, bytes("new"));

    assertThat(file).hasContent("new");
    assertThat(namesIn(folder)).containsExactly("file");
  }

  @Test
  void leavesNothingBesideWhenThePlaceIsTakenByAFolder() throws Exception {
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("by"));

    assertThatThrownBy(() -> AtomicFile.write(taken, bytes("new"))).isInstanceOf(IOException.class);

    assertThat(namesIn(folder)).containsExactly("taken");
  }

  @Test
  void doesNotTouchAFileThatHoldsTheContentAlready() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "same");
    Files.setLastModifiedTime(file, LONG_AGO);

    AtomicFile.writeIfChanged(file, bytes("same"));

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
  }

  @Test
  void writesOverAFileThatHoldsOtherContentOfTheSameSize() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "lame");

    AtomicFile.writeIfChanged(file, bytes("same"));

    assertThat(file).hasContent("same");
  }

  @Test
  void writesAFileThatIsNotThere() throws Exception {
    AtomicFile.writeIfChanged(folder.resolve("file"), bytes("content"));

    assertThat(folder.resolve("file")).hasContent("content");
  }

  @Test
  void readersSeeWholeContentsWhileTwoWrite() throws Exception {
    Path file = folder.resolve("file");
    String a = "a".repeat(100_000);
    String b = "b".repeat(100_000);
    AtomicFile.write(file, bytes(a));

    CompletableFuture<Void> writers =
        CompletableFuture.allOf(writing(file, a, 50), writing(file, b, 50));

    do {
      assertThat(Files.readString(file)).isIn(a, b);
    } while (!writers.isDone());
    writers.join();
    assertThat(namesIn(folder)).containsExactly("file");
  }

  private static CompletableFuture<Void> writing(Path file, String content, int times) {
    return CompletableFuture.runAsync(() -> {
      try {
        for (int i = 0; i < times; i++) {
          AtomicFile.write(file, bytes(content));
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static String[] namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      String[] names = files.map(file -> file.getFileName().toString()).toArray(String[]::new);
      Arrays.sort(names);
      return names;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
