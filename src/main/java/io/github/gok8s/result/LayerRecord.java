package io.github.gok8s.result;

import com.google.gson.JsonObject;

/**
 * Describes a layer of an image.
 *
 * @param digest the digest of the stored, compressed bytes, {@code sha256:} and 64 hexadecimal digits
 * @param diffId the digest of the uncompressed tar archive
 * @param size the length of the stored bytes
 */
public record LayerRecord(String digest, String diffId, long size) {

  /** Reads a layer from its form in JSON. */
  public static LayerRecord of(JsonObject tree) {
    return new LayerRecord(
        tree.get("digest").getAsString(),
        tree.get("diffId").getAsString(),
        tree.get("size").getAsLong());
  }

  /** Gives the form in JSON. */
  public JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("digest", digest);
    tree.addProperty("diffId", diffId);
    tree.addProperty("size", size);
    return tree;
  }
}
