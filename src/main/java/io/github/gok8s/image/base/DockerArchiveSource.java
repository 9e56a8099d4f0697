package io.github.gok8s.image.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An archive as {@code docker save} writes it, which has no manifest of its own: one is made. */
final class DockerArchiveSource implements ContentSource {

  private final String name;
  private final TarFiles files;
  private final byte[] config;
  private final Content manifest;
  private final Map<String, String> layers = new HashMap<>();

  /**
   * Reads what the archive holds.
   *
   * @param name the base as the configuration names it, for messages
   * @throws ImageException if it holds none or several images
   */
  DockerArchiveSource(String name, TarFiles files) throws IOException, ImageException {
    this.name = name;
    this.files = files;
    JsonObject entry = onlyEntry();
    this.config = read(Documents.text(entry, "Config"));
    this.manifest = manifest(Documents.texts(entry, "Layers"));
  }

  @Override
  public Content manifest(String wanted) {
    return manifest;
  }

  @Override
  public InputStream blob(Descriptor blob) throws ImageException {
    String layer = layers.get(blob.digest());
    try {
      return layer == null ? new ByteArrayInputStream(config) : files.open(layer);
    } catch (IOException e) {
      throw broken(layer + " can't be read (" + e + ")");
    }
  }

  private JsonObject onlyEntry() throws IOException, ImageException {
    List<JsonElement> entries;
    try {
      entries = Json.parse(read("manifest.json")).getAsJsonArray().asList();
    } catch (JsonParseException | IllegalStateException e) {
      throw broken("manifest.json is no JSON list");
    }
    if (entries.size() != 1 || !(entries.get(0) instanceof JsonObject entry)) {
      throw ImageException.inProject("The archive of the base image " + name + " holds "
          + entries.size()
          + " images, and it is not clear which is meant: save the one alone. It stands in"
          + " <image><base> (-Dk8s.image.base).");
    }
    return entry;
  }

  private Content manifest(List<String> names) throws IOException, ImageException {
    List<String> diffIds = Documents.texts(
        Documents.object(
            Documents.parse(config)
                .orElseThrow(() -> broken("its configuration is no JSON object")),
            "rootfs"),
        "diff_ids");
    if (diffIds.size() != names.size()) {
      throw broken(
          "it has " + names.size() + " layers, and its configuration tells of " + diffIds.size());
    }
    JsonArray list = new JsonArray();
    for (int i = 0; i < names.size(); i++) {
      Descriptor layer = layer(names.get(i), diffIds.get(i));
      layers.put(layer.digest(), names.get(i));
      list.add(layer.tree());
    }
    JsonObject tree = new JsonObject();
    tree.addProperty("schemaVersion", 2);
    tree.addProperty("mediaType", Descriptor.MANIFEST);
    tree.add("config", Descriptor.of(Descriptor.CONFIG, config).tree());
    tree.add("layers", list);
    return new Content(Descriptor.MANIFEST, Json.compact(tree));
  }

  /** A layer that is not compressed has the digest of what is in it; only of others it has to be found out. */
  private Descriptor layer(String path, String diffId) throws IOException, ImageException {
    long size = size(path);
    try (InputStream stream = files.open(path)) {
      byte[] start = stream.readNBytes(2);
      boolean isGzip = start.length == 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
      if (!isGzip) {
        return new Descriptor("application/vnd.oci.image.layer.v1.tar", diffId, size);
      }
    }
    MessageDigest sha256 = Sha256.start();
    try (InputStream stream = files.open(path);
        OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      stream.transferTo(digesting);
    }
    return new Descriptor(Descriptor.LAYER, Descriptor.digest(sha256), size);
  }

  private long size(String path) throws ImageException {
    try {
      return files.size(path);
    } catch (IOException e) {
      throw broken("the layer " + path + " is not there");
    }
  }

  private byte[] read(String path) throws IOException, ImageException {
    if (path.isEmpty() || !files.has(path)) {
      throw broken((path.isEmpty() ? "its configuration" : path) + " is not there");
    }
    try (InputStream stream = files.open(path)) {
      return stream.readAllBytes();
    }
  }

  private ImageException broken(String what) {
    return ImageException.inProject("The base image " + name + " can't be read as an archive: "
        + what + ". Correct <image><base> (-Dk8s.image.base).");
  }
}
