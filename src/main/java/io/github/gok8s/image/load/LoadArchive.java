package io.github.gok8s.image.load;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.image.Manifests;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.StagingFolder;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image as one file, for programs that load it. */
final class LoadArchive {

  private static final String MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}";

  private final LoadOrder order;
  private final Map<String, byte[]> documents = new LinkedHashMap<>();
  private final Set<String> digests = new LinkedHashSet<>();

  private LoadArchive(LoadOrder order) {
    this.order = order;
  }

  /**
   * Makes what everybody can load: an OCI layout with all platforms under the names that are wanted, and beside it the
   * {@code manifest.json} that {@code docker load} looks for, with the image of one platform.
   */
  static LoadArchive ofAll(
      LoadOrder order, LayoutFolder.Document index, LayoutFolder.Document ofPlatform) {
    LoadArchive archive = new LoadArchive(order);
    JsonObject layout = Manifests.layout(index.content().descriptor(), order.naming());
    archive.documents.put("oci-layout", MARKER.getBytes(StandardCharsets.UTF_8));
    archive.documents.put("index.json", Json.compact(layout));
    archive.collect(index);
    archive.addManifest(ofPlatform);
    return archive;
  }

  /**
   * Makes an archive of docker's with one platform. Podman would prefer a layout beside it, where version 3 takes the tag for
   * the name, and no version can choose between two names.
   */
  static LoadArchive ofOne(LoadOrder order, LayoutFolder.Document ofPlatform) {
    LoadArchive archive = new LoadArchive(order);
    archive.addManifest(ofPlatform);
    return archive;
  }

  /** Reads the file, which is there as long as that takes. */
  interface Reader {
    void read(Path file) throws ImageException, InterruptedException;
  }

  /** Writes the file, and removes it once it is read. */
  void lendTo(Reader reader) throws ImageException, IOException, InterruptedException {
    try (StagingFolder staging = StagingFolder.in(order.layout().resolveSibling("state"))) {
      Path file = staging.path().resolve("load.tar");
      writeTo(file);
      reader.read(file);
    }
  }

  private void writeTo(Path file) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        byte[] bytes = document.getValue();
        add(tar, document.getKey(), bytes.length, new ByteArrayInputStream(bytes));
      }
      for (String digest : digests) {
        Path blob = new LayoutFolder(order.layout()).blob(digest);
        try (InputStream content = Files.newInputStream(blob)) {
          add(tar, path(digest), Files.size(blob), content);
        }
      }
    }
  }

  private void addManifest(LayoutFolder.Document ofPlatform) {
    JsonArray tags = new JsonArray();
    order.naming().references().forEach(tags::add);
    JsonArray layers = new JsonArray();
    ofPlatform.blobs().stream().skip(1).forEach(layer -> layers.add(path(layer.digest())));
    JsonObject entry = new JsonObject();
    entry.addProperty("Config", path(ofPlatform.blobs().get(0).digest()));
    entry.add("RepoTags", tags);
    entry.add("Layers", layers);
    JsonArray manifest = new JsonArray();
    manifest.add(entry);
    documents.put("manifest.json", Json.compact(manifest));
    ofPlatform.blobs().forEach(blob -> digests.add(blob.digest()));
  }

  private void collect(LayoutFolder.Document document) {
    digests.add(document.digest());
    document.blobs().forEach(blob -> digests.add(blob.digest()));
    document.documents().forEach(this::collect);
  }

  private static String path(String digest) {
    return "blobs/" + digest.replace(':', '/');
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
