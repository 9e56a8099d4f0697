package io.github.gok8s.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes SHA-256 digests in the form of the OCI image specification. */
final class Digests {

  private Digests() {}

  /** Begins a digest. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Ends a digest and gives its 64 digits. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Ends a digest and gives {@code sha256:} and its 64 digits. */
  static String name(MessageDigest digest) {
    return "sha256:" + hex(digest);
  }
}
