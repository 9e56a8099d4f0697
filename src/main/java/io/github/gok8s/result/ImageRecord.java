package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what {@code image} made: the content of {@code target/k8s/image.json}.
 *
 * @param image the name, without a tag
 * @param tags the tags
 * @param digest the digest of the index
 * @param pushed whether a registry has it under all its tags
 * @param base what lies under the binaries
 * @param platforms the image of each platform, in the order of the index
 */
public record ImageRecord(
    String image,
    List<String> tags,
    String digest,
    boolean pushed,
    Base base,
    List<PlatformImageRecord> platforms) {

  /** The media type of the index: one is always written, even for one platform. */
  public static final String MEDIA_TYPE = "application/vnd.oci.image.index.v1+json";

  /**
   * Describes the base image.
   *
   * @param name the word or reference in the configuration
   * @param digest its digest, where it comes from a registry
   */
  public record Base(String name, Optional<String> digest) {}

  public ImageRecord {
    tags = List.copyOf(tags);
    platforms = List.copyOf(platforms);
  }

  /** Gives the name with the digest, {@code shop/room@sha256:…}: what never becomes another image. */
  public String reference() {
    return image + "@" + digest;
  }

  /** Gives the name with all tags, for a log: {@code shop/room:1, :1.2}. */
  public String names() {
    return image + ":" + String.join(", :", tags);
  }

  /** Whether it is the same image under the same names; its digest stands for all that is in it. */
  public boolean isAlso(ImageRecord other) {
    return image.equals(other.image) && tags.equals(other.tags) && digest.equals(other.digest);
  }

  /** Gives the same record with that said about registries. */
  public ImageRecord withPushed(boolean nowPushed) {
    return new ImageRecord(image, tags, digest, nowPushed, base, platforms);
  }

  /** Reads {@code image.json}. */
  public static ImageRecord readFrom(TargetFolder target) throws RecordException {
    Path file = target.imageRecord();
    JsonObject tree = Json.readPackaged(file);
    try {
      JsonObject base = tree.getAsJsonObject("base");
      List<PlatformImageRecord> platforms = new ArrayList<>();
      for (JsonElement platform : tree.getAsJsonArray("platforms")) {
        platforms.add(PlatformImageRecord.of(platform.getAsJsonObject()));
      }
      return new ImageRecord(
          tree.get("image").getAsString(),
          tree.getAsJsonArray("tags").asList().stream()
              .map(JsonElement::getAsString)
              .toList(),
          tree.get("digest").getAsString(),
          tree.get("pushed").getAsBoolean(),
          new Base(base.get("name").getAsString(), optional(base.get("digest"))),
          platforms);
    } catch (RuntimeException | InvalidPlatformException e) {
      throw new RecordException(file + " is no image record: " + e.getMessage(), e);
    }
  }

  /** Writes {@code image.json}, unless it already says the same. */
  public void writeTo(TargetFolder target) throws IOException {
    AtomicFile.writeIfChanged(target.imageRecord(), Json.lines(tree()));
  }

  private JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("schema", 1);
    tree.addProperty("image", image);
    JsonArray tagList = new JsonArray();
    tags.forEach(tagList::add);
    tree.add("tags", tagList);
    tree.addProperty("digest", digest);
    tree.addProperty("mediaType", MEDIA_TYPE);
    tree.addProperty("pushed", pushed);
    JsonObject baseTree = new JsonObject();
    baseTree.addProperty("name", base.name());
    baseTree.add(
        "digest", base.digest().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    tree.add("base", baseTree);
    JsonArray platformList = new JsonArray();
    platforms.forEach(platform -> platformList.add(platform.tree()));
    tree.add("platforms", platformList);
    return tree;
  }

  private static Optional<String> optional(JsonElement element) {
    return element.isJsonNull() ? Optional.empty() : Optional.of(element.getAsString());
  }
}
