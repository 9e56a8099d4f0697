package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.base.TestImage;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.Sha256;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulledLayerTest {

  private static final byte[] PLAIN = TestImage.tar("etc/motd", "Oh hai");
  private static final byte[] STORED = TestImage.gzip(PLAIN);
  private static final String DIFF_ID = TestImage.digest(PLAIN);

  @TempDir
  private Path folder;

  private final TestImage source = new TestImage();
  private Path file;

  @BeforeEach
  void choosePlace() {
    file = folder.resolve("layer");
  }

  @ParameterizedTest
  @ValueSource(strings = {Descriptor.LAYER, TestImage.DOCKER_LAYER})
  void isTakenByteForByteUnderTheTypeOfOci(String mediaType) throws Exception {
    StoredLayer stored = layer(mediaType, STORED, DIFF_ID).store(file, LayerBlocks.none(), TIME);

    assertThat(file).hasBinaryContent(STORED);
    assertThat(stored)
        .isEqualTo(new StoredLayer(
            new LayerRecord(TestImage.digest(STORED), DIFF_ID, STORED.length),
            6,
            Descriptor.LAYER));
  }

  @Test
  void isCompressedIfItIsNot() throws Exception {
    StoredLayer stored =
        layer(TestImage.PLAIN_LAYER, PLAIN, DIFF_ID).store(file, LayerBlocks.none(), TIME);

    try (InputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(gzip.readAllBytes()).isEqualTo(PLAIN);
    }
    assertThat(stored.record())
        .isEqualTo(new LayerRecord("sha256:" + Sha256.of(file), DIFF_ID, Files.size(file)));
    assertThat(stored.descriptor().mediaType()).isEqualTo(Descriptor.LAYER);
  }

  @Test
  void keepsTheCompressionThatNothingHereReads() throws Exception {
    byte[] zstd = "this stands for zstd".getBytes(UTF_8);

    StoredLayer stored =
        layer(TestImage.ZSTD_LAYER, zstd, DIFF_ID).store(file, LayerBlocks.none(), TIME);

    assertThat(file).hasBinaryContent(zstd);
    assertThat(stored.descriptor())
        .isEqualTo(new Descriptor(TestImage.ZSTD_LAYER, TestImage.digest(zstd), zstd.length));
    assertThat(stored.record().diffId()).isEqualTo(DIFF_ID);
  }

  @Test
  void isRefusedIfItArrivesDamaged() {
    PulledLayer layer = layer(Descriptor.LAYER, STORED, DIFF_ID);
    source.blobs.put(layer.descriptor().digest(), "Oh bye".getBytes(UTF_8));

    assertThatThrownBy(() -> layer.store(file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage("A layer of the base image base arrived damaged: " + TestImage.digest(STORED)
            + " has " + STORED.length + " bytes, what came has 6 and the digest "
            + TestImage.digest("Oh bye".getBytes(UTF_8))
            + ". Run the same command again; if that does not help, whatever stands between"
            + " here and the base changes what it passes on.");
  }

  @Test
  void isRefusedIfItIsNotWhatTheConfigurationSays() {
    String other = "sha256:" + "0".repeat(64);

    assertThatThrownBy(
            () -> layer(Descriptor.LAYER, STORED, other).store(file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage("The base image base contradicts itself: its configuration says that the layer "
            + TestImage.digest(STORED) + " is " + other + " unpacked, but it is " + DIFF_ID
            + ". No container could be started from it; take another in <image><base>"
            + " (-Dk8s.image.base).");
  }

  @Test
  void isRefusedIfItIsOfATypeThatNobodyKnows() {
    assertThatThrownBy(
            () -> layer("application/vnd.oci.image.layer.v1.tar+encrypted", STORED, DIFF_ID)
                .store(file, LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage("The base image base has a layer of the type"
            + " application/vnd.oci.image.layer.v1.tar+encrypted, on which no image can be"
            + " made here. Take another in <image><base> (-Dk8s.image.base).");
  }

  private PulledLayer layer(String mediaType, byte[] stored, String diffId) {
    return new PulledLayer("base", source.put(mediaType, stored), diffId, source);
  }
}
