package io.github.gok8s.image.load;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.result.Json;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes an image as one file that everybody can load: an OCI layout with all platforms under the name that is wanted, and beside it
 * the {@code manifest.json} that {@code docker load} looks for, with the image of one platform.
 *
 * @param order what to write
 * @param image the image
 */
record LoadArchive(LoadOrder order, LayoutFolder.Document image) {

  private static final String MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}";

  /**
   * Writes the file.
   *
   * @param docker the image of the platform that docker gets
   */
  void writeTo(Path file, LayoutFolder.Document docker) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      add(tar, "oci-layout", MARKER.getBytes(StandardCharsets.UTF_8));
      add(tar, "index.json", Json.compact(index()));
      add(tar, "manifest.json", Json.compact(manifest(docker)));
      Set<String> digests = new LinkedHashSet<>();
      collect(image, digests);
      for (String digest : digests) {
        Path blob = new LayoutFolder(order.layout()).blob(digest);
        try (InputStream content = Files.newInputStream(blob)) {
          add(tar, path(digest), Files.size(blob), content);
        }
      }
    }
  }

  /** Gives the platform of an image, as in {@code linux/arm64}. */
  static String platform(LayoutFolder layout, LayoutFolder.Document manifest)
      throws ImageException {
    try {
      JsonObject config = Json.read(layout.blob(manifest.blobs().get(0).digest()));
      return config.get("os").getAsString() + "/" + config.get("architecture").getAsString();
    } catch (io.github.gok8s.result.RecordException e) {
      throw ImageException.inEnvironment(
          "The image in " + layout.folder() + " is not whole: " + e.getMessage(), e);
    }
  }

  private JsonObject index() {
    JsonArray entries = new JsonArray();
    for (int i = 0; i < order.tags().size(); i++) {
      JsonObject annotations = new JsonObject();
      annotations.addProperty("io.containerd.image.name", order.references().get(i));
      annotations.addProperty(
          "org.opencontainers.image.ref.name", order.tags().get(i).text());
      JsonObject entry = image.content().descriptor().tree();
      entry.add("annotations", annotations);
      entries.add(entry);
    }
    JsonObject index = new JsonObject();
    index.addProperty("schemaVersion", 2);
    index.addProperty("mediaType", Descriptor.INDEX);
    index.add("manifests", entries);
    return index;
  }

  private JsonArray manifest(LayoutFolder.Document docker) {
    JsonArray tags = new JsonArray();
    order.tags().forEach(tag -> tags.add(order.name() + ":" + tag));
    JsonArray layers = new JsonArray();
    docker.blobs().stream().skip(1).forEach(layer -> layers.add(path(layer.digest())));
    JsonObject entry = new JsonObject();
    entry.addProperty("Config", path(docker.blobs().get(0).digest()));
    entry.add("RepoTags", tags);
    entry.add("Layers", layers);
    JsonArray manifest = new JsonArray();
    manifest.add(entry);
    return manifest;
  }

  private static void collect(LayoutFolder.Document document, Set<String> digests) {
    digests.add(document.digest());
    document.blobs().forEach(blob -> digests.add(blob.digest()));
    document.documents().forEach(child -> collect(child, digests));
  }

  private static String path(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    add(tar, name, bytes.length, new ByteArrayInputStream(bytes));
  }

  private static void add(TarArchiveOutputStream tar, String name, long size, InputStream content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    content.transferTo(tar);
    tar.closeArchiveEntry();
  }
}
