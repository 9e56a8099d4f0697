package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLayoutTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir
  private Path folder;

  private ImageLayout layout;
  private Path staged;
  private Descriptor blob;

  @BeforeEach
  void aStagedBlob() throws IOException {
    layout = new ImageLayout(folder.resolve("image"));
    staged = Files.writeString(folder.resolve("staged"), "content");
    blob = new Descriptor(Descriptor.LAYER, "sha256:" + Sha256.of(staged), 7);
  }

  @Test
  void keepsABlobUnderItsDigest() {
    assertThat(layout.blob("sha256:abc"))
        .isEqualTo(folder.resolve("image").resolve("blobs").resolve("sha256").resolve("abc"));
  }

  @Test
  void takesAFinishedFile() throws IOException {
    assertThat(layout.has(blob)).isFalse();

    layout.adopt(staged, blob);

    assertThat(layout.has(blob)).isTrue();
    assertThat(layout.blob(blob.digest())).hasContent("content");
    assertThat(staged).doesNotExist();
  }

  @Test
  void leavesABlobThatIsThere() throws IOException {
    layout.adopt(staged, blob);
    Files.setLastModifiedTime(layout.blob(blob.digest()), LONG_AGO);
    Files.writeString(staged, "content");

    layout.adopt(staged, blob);

    assertThat(Files.getLastModifiedTime(layout.blob(blob.digest()))).isEqualTo(LONG_AGO);
    assertThat(staged).exists();
  }

  @Test
  void replacesABlobThatIsCut() throws IOException {
    Files.createDirectories(layout.blobs());
    Files.writeString(layout.blob(blob.digest()), "cont");
    assertThat(layout.has(blob)).isFalse();

    layout.adopt(staged, blob);

    assertThat(layout.blob(blob.digest())).hasContent("content");
  }

  @Test
  void storesADocumentAndPointsToItsBytes() throws IOException {
    JsonObject document = new JsonObject();
    document.addProperty("text", "größer > <kleiner>");

    Descriptor stored = layout.store(document, Descriptor.CONFIG);

    Path file = layout.blob(stored.digest());
    assertThat(file).hasContent("{\"text\":\"größer > <kleiner>\"}");
    assertThat(stored.mediaType()).isEqualTo(Descriptor.CONFIG);
    assertThat(stored.size()).isEqualTo(Files.size(file));
    assertThat(stored.digest()).isEqualTo("sha256:" + Sha256.of(file));
  }

  @Test
  void storesADocumentThatIsThereNoSecondTimeButOneThatIsDamaged() throws IOException {
    Descriptor stored = layout.store(new JsonObject(), Descriptor.CONFIG);
    Path file = layout.blob(stored.digest());
    Files.setLastModifiedTime(file, LONG_AGO);

    layout.store(new JsonObject(), Descriptor.CONFIG);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);

    Files.writeString(file, "[]");
    layout.store(new JsonObject(), Descriptor.CONFIG);
    assertThat(file).hasContent("{}");
  }

  @Test
  void isALayoutOnceItIsPublished() throws IOException {
    layout.store(new JsonObject(), Descriptor.CONFIG);
    assertThat(layout.marker()).doesNotExist();
    assertThat(layout.index()).doesNotExist();

    JsonObject index = new JsonObject();
    index.addProperty("schemaVersion", 2);
    layout.publish(index);

    assertThat(layout.marker()).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
    assertThat(layout.index()).hasContent("{\"schemaVersion\":2}");
    assertThat(layout.folder().toFile().list())
        .containsExactlyInAnyOrder("blobs", "index.json", "oci-layout");
  }
}
