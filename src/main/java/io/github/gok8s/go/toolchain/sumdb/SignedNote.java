package io.github.gok8s.go.toolchain.sumdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Opens signed notes: a text, an empty line, and lines {@code — <name> <base64 of 4 bytes key hash and the signature>}.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/note#hdr-Signing_Notes">Signed notes</a>
 */
final class SignedNote {

  private static final String SIGNATURE = "\u2014 ";

  private SignedNote() {}

  /** Gives the text, with the newline at its end, if the owner of the key has signed it. */
  static String open(String note, VerifierKey key) throws SumdbException {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new SumdbException("The checksum database sent a note without signature.");
    }
    String text = note.substring(0, end + 1);
    for (String line : note.substring(end + 2).split("\n", 0)) {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || !line.startsWith(SIGNATURE)) {
        throw new SumdbException("The checksum database sent a malformed signature: " + line);
      }
      byte[] signature = decoded(words[2]);
      if (words[1].equals(key.name()) && ByteBuffer.wrap(signature).getInt() == key.hash()) {
        return checked(text, Arrays.copyOfRange(signature, 4, signature.length), key);
      }
    }
    throw new SumdbException(
        "The answer of the checksum database is not signed by " + key.name() + ".");
  }

  private static String checked(String text, byte[] signature, VerifierKey key)
      throws SumdbException {
    if (!key.hasSigned(text.getBytes(StandardCharsets.UTF_8), signature)) {
      throw new SumdbException("The answer of the checksum database bears a wrong signature of "
          + key.name() + ": it was changed on its way.");
    }
    return text;
  }

  private static byte[] decoded(String base64) throws SumdbException {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length > 4) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new SumdbException("The checksum database sent a malformed signature: " + base64);
  }
}
