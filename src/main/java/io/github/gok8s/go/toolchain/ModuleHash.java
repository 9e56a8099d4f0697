package io.github.gok8s.go.toolchain;

import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
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
    MessageDigest summary = Sha256.start();
    for (ZipEntry entry : entries) {
      String line = contentHash(zip, entry) + "  " + entry.getName() + "\n";
      summary.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "h1:" + Base64.getEncoder().encodeToString(summary.digest());
  }

  private static String contentHash(ZipFile zip, ZipEntry entry) throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = zip.getInputStream(entry)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.finish(digest);
  }
}
