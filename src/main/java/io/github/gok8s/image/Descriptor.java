package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Points to a blob (OCI image specification, "Content Descriptors").
 *
 * @param mediaType what it is
 * @param digest the digest of its bytes, {@code sha256:} and 64 hexadecimal digits
 * @param size its length in bytes
 */
public record Descriptor(String mediaType, String digest, long size) {

  public static final String INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  public static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  /** Points to bytes. */
  public static Descriptor of(String mediaType, byte[] bytes) {
    return new Descriptor(mediaType, digest(bytes), bytes.length);
  }

  /** Gives the digest of bytes, as a descriptor has it. */
  public static String digest(byte[] bytes) {
    return "sha256:" + Sha256.of(bytes);
  }

  /** Gives what a SHA-256 has come to, as a descriptor has it. */
  public static String digest(MessageDigest sha256) {
    return "sha256:" + Sha256.finish(sha256);
  }

  /** Gives the file of a blob in an image layout or a cache like one (OCI image specification, "Image Layout"). */
  public static Path blobIn(Path layout, String digest) {
    return layout.resolve("blobs").resolve("sha256").resolve(digest.replace("sha256:", ""));
  }

  /** Gives the members in the order of the specification. */
  public JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("mediaType", mediaType);
    tree.addProperty("digest", digest);
    tree.addProperty("size", size);
    return tree;
  }
}
