package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWriterTest {

  @TempDir
  private Path folder;

  private TargetFolder target;
  private Path file;

  @BeforeEach
  void makePaths() {
    target = new TargetFolder(folder.resolve("target"));
    file = folder.resolve("layer");
  }

  @Test
  void writesTheBinaryAsRootsAndExecutable() throws IOException, ImageException {
    LayerWriter.write(
        new BinaryLayer(Specs.binary(target, "room", "linux/arm64", "Oh hai")),
        file,
        LayerBlocks.none(),
        TIME);

    List<String> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " "
            + entry.getLongUserId() + ":" + entry.getLongGroupId() + " \"" + entry.getUserName()
            + entry.getGroupName() + "\" " + entry.getLastModifiedTime() + " "
            + new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(entries)
        .containsExactly(
            "app/ 755 0:0 \"\" 1970-01-01T00:00:00Z ",
            "app/room 755 0:0 \"\" 1970-01-01T00:00:00Z Oh hai");
  }

  @Test
  void tellsTheDigestsAndSizesOfWhatItWrote() throws IOException, ImageException {
    StoredLayer layer = LayerWriter.write(
        new BinaryLayer(Specs.binary(target, "room", "linux/arm64", "Oh hai")),
        file,
        LayerBlocks.none(),
        TIME);

    assertThat(layer.record().digest()).isEqualTo("sha256:" + Sha256.of(file));
    assertThat(layer.record().size()).isEqualTo(Files.size(file));
    assertThat(layer.unpacked()).isEqualTo(6);
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(layer.record().diffId()).isEqualTo("sha256:" + Sha256.of(tar.readAllBytes()));
    }
  }

  @Test
  void pinsTheBytesOfTheGzipHeaderWhichDifferBetweenJdks() throws IOException, ImageException {
    LayerWriter.write(
        new BinaryLayer(Specs.binary(target, "room", "linux/arm64", "Oh hai")),
        file,
        LayerBlocks.none(),
        TIME);

    assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  }

  @Test
  void givesTheSameBytesForTheSameBinaryWhereverItLies() throws IOException, ImageException {
    Binary here = Specs.binary(target, "room", "linux/amd64", "Oh hai");
    Binary there = Specs.binary(
        new TargetFolder(folder.resolve("ein anderes")), "room", "linux/arm64", "Oh hai");
    Files.setLastModifiedTime(there.file(), FileTime.fromMillis(1));

    StoredLayer layer = LayerWriter.write(new BinaryLayer(here), file, LayerBlocks.none(), TIME);

    assertThat(LayerWriter.write(
            new BinaryLayer(there), folder.resolve("other"), LayerBlocks.none(), TIME))
        .isEqualTo(layer);
    // golden: a change here changes the digest of every layer there is, and has to raise the format
    // in ImageInputs
    assertThat(layer.record().diffId())
        .isEqualTo("sha256:d0253315d39a97aca5ab27709da81b5e22ed0e2a3340bab04fbdf55b603b5593");
  }

  @Test
  void takesOverTheBlocksOfAnEarlierLayerAndGivesTheSameBytes() throws IOException, ImageException {
    byte[] content = new byte[1_000_000];
    new Random(3).nextBytes(content);
    Binary before = Specs.binary(target, "room", "linux/amd64", content);
    StoredLayer earlier =
        LayerWriter.write(new BinaryLayer(before), file, LayerBlocks.none(), TIME);
    ImageLayout layout = new ImageLayout(target.image());
    try (LayerBlocks blocks = LayerBlocks.none()) {
      LayerWriter.write(new BinaryLayer(before), file, blocks, TIME);
      layout.adopt(file, earlier.descriptor());
      blocks.writeTo(target, List.of(earlier));
    }
    content[480_000]++;
    BinaryLayer changed = new BinaryLayer(Specs.binary(target, "room", "linux/amd64", content));
    Path alone = folder.resolve("alone");
    StoredLayer expected = LayerWriter.write(changed, alone, LayerBlocks.none(), TIME);
    Timeline time = new Timeline(false);

    try (LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      assertThat(LayerWriter.write(changed, file, blocks, time)).isEqualTo(expected);
    }

    assertThat(file).hasSameBinaryContentAs(alone);
    // 16 blocks in all, of which one is another
    assertThat(String.join("\n", time.lines(Instant.now())))
        .containsPattern("blocks as before +15 ×")
        .containsPattern("blocks compressed +1 ×");
  }

  @Test
  void keepsLongNamesAndThoseThatAreNotAscii() throws IOException, ImageException {
    String name = "größe-" + "x".repeat(120);
    LayerWriter.write(
        new BinaryLayer(Specs.binary(target, name, "linux/amd64", "x")),
        file,
        LayerBlocks.none(),
        TIME);

    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      tar.getNextEntry();
      assertThat(tar.getNextEntry().getName()).isEqualTo("app/" + name);
    }
  }

  @Test
  void refusesABinaryWithOtherBytesThanThoseCompiled() throws IOException {
    Binary binary = Specs.binary(target, "room", "linux/arm64", "Oh hai");
    Files.writeString(binary.file(), "Oh bye");

    assertThatThrownBy(
            () -> LayerWriter.write(new BinaryLayer(binary), file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            binary.file()
                + " is not, or no more, what was compiled for linux/arm64: its SHA-256 should be "
                + binary.sha256()
                + ". Something changed it after the goal compile; build again, and if that does not help, run mvn clean first.");
  }

  @Test
  void refusesABinaryThatIsShorterOrGone() throws IOException {
    Binary shorter = Specs.binary(target, "room", "linux/arm64", "Oh hai");
    Files.writeString(shorter.file(), "Oh");
    Binary gone = Specs.binary(target, "room", "linux/amd64", "Oh hai");
    Files.delete(gone.file());

    assertThatThrownBy(
            () -> LayerWriter.write(new BinaryLayer(shorter), file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("is not, or no more, what was compiled");
    assertThatThrownBy(
            () -> LayerWriter.write(new BinaryLayer(gone), file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("is not, or no more, what was compiled");
  }

  @Test
  void refusesToWriteMoreThanTheHeaderSays() {
    assertThatThrownBy(() -> {
          try (ReproducibleTar tar = new ReproducibleTar(Files.newOutputStream(file))) {
            tar.file("app/x", 0644, 1, new ByteArrayInputStream(new byte[] {1, 2}));
          }
        })
        .isInstanceOf(IOException.class);
  }
}
