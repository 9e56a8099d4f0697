package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An OCI image layout: a folder in which blobs lie under their digests.
 *
 * @param folder the folder
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</a>
 */
record ImageLayout(Path folder) {

  private static final byte[] MARKER =
      "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

  /** The folder of the blobs. */
  Path blobs() {
    return folder.resolve("blobs").resolve("sha256");
  }

  /** The file of a blob. */
  Path blob(String digest) {
    return Descriptor.blobIn(folder, digest);
  }

  /** The file that says which layout this is. */
  Path marker() {
    return folder.resolve("oci-layout");
  }

  /** The file that says where to begin. */
  Path index() {
    return folder.resolve("index.json");
  }

  /** Says whether a blob is there, by its length. */
  boolean has(Descriptor blob) {
    return blob(blob.digest()).toFile().length() == blob.size();
  }

  /** Moves a finished file to its place, unless the blob is there. */
  void adopt(Path file, Descriptor blob) throws IOException {
    if (!has(blob)) {
      Files.createDirectories(blobs());
      AtomicFile.move(file, blob(blob.digest()));
    }
  }

  /** Stores a document, and points to it. */
  Descriptor store(JsonObject document, String mediaType) throws IOException {
    return store(Json.compact(document), mediaType);
  }

  /** Stores a blob, and points to it. */
  Descriptor store(byte[] bytes, String mediaType) throws IOException {
    Descriptor blob = Descriptor.of(mediaType, bytes);
    AtomicFile.writeIfChanged(blob(blob.digest()), bytes);
    return blob;
  }

  /** Makes the blobs a layout, as the last step: before it, readers see the former image. */
  void publish(JsonObject index) throws IOException {
    AtomicFile.writeIfChanged(marker(), MARKER);
    AtomicFile.writeIfChanged(index(), Json.compact(index));
  }
}
