package io.github.gok8s.image.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The files of an OCI image layout, in a folder or in an archive. */
final class LayoutSource implements ContentSource {

  /** Stands for all that a layout's {@code index.json} points to. */
  static final String ALL = "";

  private static final String REF_NAME = "org.opencontainers.image.ref.name";

  /** Opens a file by its path in the layout. */
  interface Files {

    /**
     * Opens a file.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    InputStream open(String path) throws IOException;
  }

  private final String name;
  private final Files files;

  /**
   * Makes the source.
   *
   * @param name the base as the configuration names it, for messages
   */
  LayoutSource(String name, Files files) {
    this.name = name;
    this.files = files;
  }

  /** Gives the index or manifest of a tag or a digest; for {@link #ALL} an index of all that there is. */
  @Override
  public Content manifest(String wanted) throws ImageException {
    if (Documents.isDigest(wanted)) {
      return document(wanted);
    }
    byte[] top = read("index.json");
    JsonObject index =
        Documents.parse(top).orElseThrow(() -> broken("index.json is no JSON object"));
    List<JsonObject> all = Documents.objects(index, "manifests");
    List<JsonObject> entries = all.stream()
        .filter(entry -> wanted.equals(ALL) || tag(entry).equals(wanted))
        .toList();
    List<String> digests = entries.stream()
        .flatMap(entry -> Documents.descriptor(entry).stream())
        .map(Descriptor::digest)
        .distinct()
        .toList();
    if (digests.isEmpty()) {
      throw ImageException.inProject("The layout of the base image " + name + " has "
          + (all.isEmpty()
              ? "no images at all"
              : "no image with the tag " + wanted + ", but " + tags(all))
          + ". Correct <image><base> (-Dk8s.image.base).");
    }
    return digests.size() == 1 ? document(digests.get(0)) : several(entries);
  }

  /** Several entries can be one image's platforms. */
  private Content several(List<JsonObject> entries) throws ImageException {
    if (!entries.stream().allMatch(entry -> entry.has("platform"))) {
      throw ImageException.inProject("The layout of the base image " + name
          + " has several images: " + tags(entries)
          + ". Name one, as in oci:FOLDER:TAG, in <image><base> (-Dk8s.image.base).");
    }
    JsonArray list = new JsonArray();
    entries.forEach(list::add);
    JsonObject index = new JsonObject();
    index.add("manifests", list);
    return new Content(Descriptor.INDEX, Json.compact(index));
  }

  @Override
  public InputStream blob(Descriptor blob) throws ImageException {
    return open(path(blob.digest()));
  }

  private Content document(String digest) throws ImageException {
    byte[] bytes = read(path(digest));
    if (!Descriptor.digest(bytes).equals(digest)) {
      throw broken("the bytes of " + path(digest) + " are not those of its digest");
    }
    return new Content(
        Documents.mediaType(Documents.parse(bytes).orElseGet(JsonObject::new)), bytes);
  }

  private byte[] read(String path) throws ImageException {
    try (InputStream file = open(path)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw broken(path + " can't be read (" + e + ")");
    }
  }

  private InputStream open(String path) throws ImageException {
    try {
      return files.open(path);
    } catch (java.nio.file.NoSuchFileException e) {
      throw broken(path + " is not there");
    } catch (IOException e) {
      throw broken(path + " can't be read (" + e + ")");
    }
  }

  private static String path(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  private static String tag(JsonObject entry) {
    return Documents.text(Documents.object(entry, "annotations"), REF_NAME);
  }

  private static String tags(List<JsonObject> entries) {
    TreeSet<String> tags = new TreeSet<>();
    entries.forEach(
        entry -> Optional.of(tag(entry)).filter(t -> !t.isEmpty()).ifPresent(tags::add));
    return tags.isEmpty() ? "none with a tag" : String.join(", ", tags);
  }

  private ImageException broken(String what) {
    return ImageException.inProject(
        "The base image " + name + " can't be read as an OCI image layout: " + what
            + ". Correct <image><base> (-Dk8s.image.base).");
  }
}
