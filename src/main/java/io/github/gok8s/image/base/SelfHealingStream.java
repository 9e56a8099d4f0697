package io.github.gok8s.image.base;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.result.Sha256;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Reads a file of the cache, and removes it at its end if its bytes are not what they should be: then it is pulled again. */
final class SelfHealingStream extends FilterInputStream {

  private final Path file;
  private final String digest;
  private final MessageDigest sha256 = Sha256.start();

  SelfHealingStream(Path file, String digest) throws IOException {
    super(new BufferedInputStream(Files.newInputStream(file)));
    this.file = file;
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read >= 0) {
      sha256.update(buffer, offset, read);
    } else if (!Descriptor.digest(sha256).equals(digest)) {
      Files.deleteIfExists(file);
      throw new IOException(file
          + " in the cache was damaged, and is removed: run the same command again, then it is"
          + " pulled anew");
    }
    return read;
  }
}
