package io.github.gok8s.image.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Puts together images as others make them, with all their oddities, and plays a registry that has them. */
public final class TestImage implements ContentSource {

  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  public static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
  public static final String PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";
  public static final String ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";

  public final Map<String, byte[]> blobs = new LinkedHashMap<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  /** What was asked for, in order. */
  public final List<String> requests = new ArrayList<>();

  /** An uncompressed tar archive with one file. */
  public static byte[] tar(String name, String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      byte[] text = content.getBytes(UTF_8);
      entry.setSize(text.length);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  public static String digest(byte[] bytes) {
    return "sha256:" + Sha256.of(bytes);
  }

  public static JsonObject object(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  public Descriptor put(String mediaType, byte[] bytes) {
    blobs.put(digest(bytes), bytes);
    return Descriptor.of(mediaType, bytes);
  }

  public Descriptor put(String mediaType, JsonObject tree) {
    return put(mediaType, Json.compact(tree));
  }

  /** A manifest of one gzip layer for a platform, given as {@code {'architecture':'arm','os':'linux'}}. */
  public Descriptor image(String platform) {
    return image(object(platform), Descriptor.LAYER, gzip(layer(platform)), layer(platform));
  }

  public static byte[] layer(String platform) {
    return tar("etc/base", platform);
  }

  /** A manifest of one layer. */
  public Descriptor image(JsonObject config, String layerType, byte[] stored, byte[] plain) {
    JsonObject rootfs = object("{'type':'layers','diff_ids':['" + digest(plain) + "']}");
    JsonObject whole = config.deepCopy();
    whole.add("rootfs", rootfs);
    return manifest(Descriptor.MANIFEST, whole, put(layerType, stored));
  }

  public Descriptor manifest(String mediaType, JsonObject config, Descriptor... layers) {
    JsonArray list = new JsonArray();
    for (Descriptor layer : layers) {
      list.add(tree(layer));
    }
    JsonObject tree = object("{'schemaVersion':2}");
    tree.addProperty("mediaType", mediaType);
    tree.add("config", tree(put(Descriptor.CONFIG, config)));
    tree.add("layers", list);
    return put(mediaType, tree);
  }

  /** An entry of an index, with more members. */
  public static JsonObject entry(Descriptor manifest, String more) {
    JsonObject entry = tree(manifest);
    object(more).entrySet().forEach(member -> entry.add(member.getKey(), member.getValue()));
    return entry;
  }

  public Descriptor index(JsonObject... entries) {
    JsonArray list = new JsonArray();
    for (JsonObject entry : entries) {
      list.add(entry);
    }
    JsonObject tree = object("{'schemaVersion':2}");
    tree.addProperty("mediaType", Descriptor.INDEX);
    tree.add("manifests", list);
    return put(Descriptor.INDEX, tree);
  }

  public TestImage tag(String tag, Descriptor top) {
    tags.put(tag, top.digest());
    return this;
  }

  /** An index of linux/amd64, linux/arm/v6, linux/arm/v7 and linux/arm64 with the tag {@code 1}. */
  public static TestImage usual() {
    TestImage image = new TestImage();
    List<JsonObject> entries = new ArrayList<>();
    for (String platform : List.of(
        "{'architecture':'amd64','os':'linux'}",
        "{'architecture':'arm','os':'linux','variant':'v6'}",
        "{'architecture':'arm','os':'linux','variant':'v7'}",
        "{'architecture':'arm64','os':'linux','variant':'v8'}")) {
      entries.add(entry(image.image(platform), "{'platform':" + platform + "}"));
    }
    return image.tag("1", image.index(entries.toArray(JsonObject[]::new)));
  }

  public static JsonObject tree(Descriptor descriptor) {
    JsonObject tree = new JsonObject();
    tree.addProperty("mediaType", descriptor.mediaType());
    tree.addProperty("digest", descriptor.digest());
    tree.addProperty("size", descriptor.size());
    return tree;
  }

  /** Writes a layout, whose index.json names each tag. */
  public Path writeLayout(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : layout().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }

  public Map<String, byte[]> layout() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
    JsonArray list = new JsonArray();
    tags.forEach((tag, digest) -> {
      String type = Documents.mediaType(Documents.parse(blobs.get(digest)).orElseThrow());
      list.add(entry(
          new Descriptor(type, digest, blobs.get(digest).length),
          "{'annotations':{'org.opencontainers.image.ref.name':'" + tag + "'}}"));
    });
    JsonObject index = object("{'schemaVersion':2}");
    index.add("manifests", list);
    files.put("index.json", Json.compact(index));
    blobs.forEach((digest, bytes) -> files.put("blobs/" + digest.replace(':', '/'), bytes));
    return files;
  }

  public static Path writeTar(Path file, Map<String, byte[]> entries) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(content.getKey());
        entry.setSize(content.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(content.getValue());
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  /** Writes an archive in which one file is a symbolic link to another, as old versions of docker save write it. */
  public static Path writeTarWithLink(Path file, Map<String, byte[]> entries, String linked)
      throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        boolean isLinked = content.getKey().equals(linked);
        TarArchiveEntry entry =
            new TarArchiveEntry(isLinked ? "shared/" + linked : content.getKey());
        entry.setSize(content.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(content.getValue());
        tar.closeArchiveEntry();
      }
      TarArchiveEntry link = new TarArchiveEntry(linked, TarConstants.LF_SYMLINK);
      link.setLinkName("./shared/" + linked);
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    return file;
  }

  @Override
  public synchronized Content manifest(String reference) throws ImageException {
    requests.add(reference);
    byte[] bytes = blobs.get(tags.getOrDefault(reference, reference));
    if (bytes == null) {
      throw ImageException.inEnvironment("the registry has no " + reference);
    }
    return new Content(
        Documents.parse(bytes).map(Documents::mediaType).orElse("text/plain"), bytes);
  }

  @Override
  public synchronized InputStream blob(Descriptor descriptor) throws ImageException {
    requests.add(descriptor.digest());
    byte[] bytes = blobs.get(descriptor.digest());
    if (bytes == null) {
      throw ImageException.inEnvironment("the registry has no " + descriptor.digest());
    }
    return new ByteArrayInputStream(bytes);
  }
}
