package io.github.gok8s.go.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Computes the hash of a module's zip, {@code h1:} and base64: the SHA-256 of a line for each file, sorted by name, of the
 * SHA-256 of its content in hex, two spaces, its name.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1">dirhash.Hash1</a>
 */
final class ModuleHash {

  private static final Pattern HASH = Pattern.compile("h1:[A-Za-z0-9+/]{43}=");
  private static final Comparator<ZipEntry> BY_NAME = Comparator.comparing(
      entry -> entry.getName().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private ModuleHash() {}

  /** Whether a text has the form of such a hash. */
  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static String of(ZipFile zip) throws IOException {
    List<? extends ZipEntry> entries = zip.stream().sorted(BY_NAME).toList();
    MessageDigest summary = sha256();
    for (ZipEntry entry : entries) {
      String line =
          HexFormat.of().formatHex(contentHash(zip, entry)) + "  " + entry.getName() + "\n";
      summary.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "h1:" + Base64.getEncoder().encodeToString(summary.digest());
  }

  private static byte[] contentHash(ZipFile zip, ZipEntry entry) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = zip.getInputStream(entry)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
