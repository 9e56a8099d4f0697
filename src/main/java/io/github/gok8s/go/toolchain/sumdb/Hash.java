package io.github.gok8s.go.toolchain.sumdb;

import io.github.gok8s.result.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * A SHA-256 hash of a Merkle tree: of a record (a leaf) or of two hashes (a node).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
final class Hash {

  /** The length in bytes. */
  static final int SIZE = 32;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the hash that stands at this place in a row of hashes, counted from 0. */
  static Hash at(int place, byte[] row) {
    return new Hash(Arrays.copyOfRange(row, place * SIZE, (place + 1) * SIZE));
  }

  /** Reads base64. */
  static Hash parse(String text) throws SumdbException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == SIZE) {
        return new Hash(bytes);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new SumdbException(text + " is no hash.");
  }

  static Hash ofRecord(byte[] record) {
    return sha256(LEAF, record);
  }

  static Hash ofNode(Hash left, Hash right) {
    return sha256(NODE, left.bytes, right.bytes);
  }

  static Hash sha256(byte[]... parts) {
    MessageDigest digest = Sha256.start();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
