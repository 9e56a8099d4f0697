package io.github.gok8s.go.toolchain.sumdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public key of a checksum database, {@code <name>+<hash>+<key>}: the hash is 8 hex digits, the key base64 of the
 * algorithm's number (1, Ed25519) and 32 bytes.
 *
 * @param name the name that the database signs with, and by which it is reached
 * @param hash the first 4 bytes of the SHA-256 of name and key
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/note#hdr-Verifying_Notes">Verifying notes</a>
 */
public record VerifierKey(String name, int hash, PublicKey key) {

  private static final Pattern TEXT =
      Pattern.compile("([^+\\s]+)\\+([0-9a-fA-F]{8})\\+([A-Za-z0-9+/=]+)");
  private static final byte ED25519 = 1;
  /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410, section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Parses the text of a key. */
  public static VerifierKey parse(String text) throws SumdbException {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SumdbException(text + " is no key of a checksum database (name+hash+key).");
    }
    byte[] key = decoded(matcher.group(3));
    int hash = Integer.parseUnsignedInt(matcher.group(2), 16);
    if (key.length != 33 || key[0] != ED25519 || hash != hashOf(matcher.group(1), key)) {
      throw new SumdbException(
          text + " is no key of a checksum database: it is damaged, or not of Ed25519.");
    }
    return new VerifierKey(matcher.group(1), hash, publicKey(Arrays.copyOfRange(key, 1, 33)));
  }

  /** Whether the owner of this key has signed the message. */
  boolean hasSigned(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no Ed25519.", e);
    }
  }

  private static byte[] decoded(String base64) throws SumdbException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new SumdbException(base64 + " is not base64.", e);
    }
  }

  private static int hashOf(String name, byte[] key) {
    byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Hash.sha256(line, key).bytes()).getInt();
  }

  private static PublicKey publicKey(byte[] raw) throws SumdbException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new SumdbException("The key of the checksum database is no Ed25519 key.", e);
    }
  }
}
