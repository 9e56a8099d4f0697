package io.github.gok8s.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.gzip.CompressedBlock;
import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerBlocksTest {

  private static final List<CompressedBlock> BLOCKS =
      List.of(new CompressedBlock("one", 3), new CompressedBlock("two", 4));

  @TempDir
  private Path folder;

  private TargetFolder target;
  private StoredLayer layer;

  @BeforeEach
  void makeABlobOfTwoBlocks() throws IOException {
    target = new TargetFolder(folder.resolve("target"));
    layer = blob("0123456789ABCDEFGtrailer!");
    write(BLOCKS, List.of(layer));
  }

  @Test
  void findsEachBlockInTheBlob() throws IOException {
    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "two")).contains("DEFG");
      assertThat(found(blocks, "one")).contains("ABC");
      assertThat(found(blocks, "three")).isEmpty();
    }
  }

  @Test
  void hasNoneBeforeTheFirstImage() throws IOException {
    try (LayerBlocks blocks = LayerBlocks.readFrom(new TargetFolder(folder.resolve("another")))) {
      assertThat(found(blocks, "one")).isEmpty();
    }
  }

  @Test
  void hasNoneOfAnotherFormat() throws IOException {
    String text = Files.readString(memory());
    assertThat(text).startsWith("format " + GzipFile.FORMAT + " ");
    Files.writeString(memory(), text.replace("format " + GzipFile.FORMAT, "format 1"));

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "one")).isEmpty();
    }
  }

  @Test
  void takesNothingFromABlobThatIsDamaged() throws IOException {
    Path blob = new ImageLayout(target.image()).blob(layer.record().digest());
    Files.writeString(blob, Files.readString(blob).replace("trailer", "TRAILER"));

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "one")).isEmpty();
      assertThat(found(blocks, "two")).isEmpty();
    }
  }

  @Test
  void takesNothingFromABlobThatIsGone() throws IOException {
    Files.delete(new ImageLayout(target.image()).blob(layer.record().digest()));

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "one")).isEmpty();
      assertThat(found(blocks, "one")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "format",
        "format 3\n",
        "format 3\none 3\n",
        "format 3 sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\none 3\n",
      })
  void hasNoneIfSomebodyWroteIntoIt(String text) throws IOException {
    Files.writeString(memory(), text);

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "one")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one 2", "one 1000", "one -3", "one 2147483647", "three 3", ""})
  void hasNoneIfALineIsAnother(String line) throws IOException {
    Files.writeString(memory(), Files.readString(memory()).replace("one 3", line));

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(found(blocks, "one")).isEmpty();
      assertThat(found(blocks, "two")).isEmpty();
    }
  }

  @Test
  void remembersTheLayersThatAreWantedAlone() throws IOException {
    StoredLayer other = blob("another");
    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      blocks.add(other.record().digest(), List.of(new CompressedBlock("other", 1)));
      blocks.writeTo(target, List.of(layer, layer));
      assertThat(memory())
          .content()
          .endsWith("\n" + layer.record().digest() + "\none 3\ntwo 4\n")
          .hasLineCount(4);

      blocks.writeTo(target, List.of(other));
      assertThat(memory())
          .content()
          .endsWith("\n" + other.record().digest() + "\nother 1\n")
          .hasLineCount(3);
    }
  }

  @Test
  void isNotWrittenAgainIfItSaysTheSame() throws IOException {
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(memory(), longAgo);

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      blocks.writeTo(target, List.of(layer));
    }

    assertThat(Files.getLastModifiedTime(memory())).isEqualTo(longAgo);
  }

  @Test
  void isAskedBySeveralThreads() throws Exception {
    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      List<Thread> threads = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      for (String key : List.of("one", "two", "one", "two")) {
        Thread thread = new Thread(() -> {
          for (int i = 0; i < 500; i++) {
            if (!found(blocks, key).equals(Optional.of(key.equals("one") ? "ABC" : "DEFG"))) {
              synchronized (wrong) {
                wrong.add(key);
              }
            }
          }
        });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(wrong).isEmpty();
    }
  }

  private void write(List<CompressedBlock> known, List<StoredLayer> layers) throws IOException {
    try (LayerBlocks blocks = LayerBlocks.none()) {
      for (StoredLayer one : layers) {
        blocks.add(one.record().digest(), known);
      }
      blocks.writeTo(target, layers);
    }
  }

  private StoredLayer blob(String content) throws IOException {
    Descriptor blob =
        new ImageLayout(target.image()).store(content.getBytes(UTF_8), Descriptor.LAYER);
    return new StoredLayer(
        new LayerRecord(blob.digest(), "sha256:unpacked", content.length()), 1, Descriptor.LAYER);
  }

  private Path memory() {
    return target.state("blocks");
  }

  private static Optional<String> found(LayerBlocks blocks, String key) {
    return blocks.find(key).map(bytes -> new String(bytes, UTF_8));
  }
}
