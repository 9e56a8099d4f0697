package io.github.gok8s.image.registry;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.http.HttpStatus;

/** Reads a blob: goes on where a connection was lost, and ends with an error if the bytes are not those of the digest. */
final class BlobStream extends InputStream {

  private final RepositoryReader reader;
  private final Descriptor blob;
  private final MessageDigest sha256 = Sha256.start();
  private Answer answer;
  private InputStream content;
  private long position;
  private int lost;

  BlobStream(RepositoryReader reader, Descriptor blob) throws ImageException {
    this.reader = reader;
    this.blob = blob;
    this.answer = reader.open(blob, 0);
    try {
      this.content = answer.stream();
    } catch (IOException e) {
      throw reader.client().unreachable(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      try {
        int count = content.read(buffer, offset, length);
        if (count > 0) {
          sha256.update(buffer, offset, count);
          position += count;
          lost = 0;
        }
        if (position > blob.size() || (count < 0 && position == blob.size())) {
          verify();
          return -1;
        }
        if (count > 0) {
          return count;
        }
        goOn(new IOException(
            "the connection was closed after " + position + " of " + blob.size() + " bytes"));
      } catch (IOException e) {
        if (e.getCause() instanceof ImageException || position > blob.size()) {
          throw e;
        }
        goOn(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    answer.close();
  }

  private void goOn(IOException problem) throws IOException {
    lost++;
    if (lost >= Retries.ATTEMPTS || !Retries.isLost(problem)) {
      throw asIoException(reader.client().unreachable(problem));
    }
    answer.close();
    try {
      reader.client().pause(lost);
      answer = reader.open(blob, position);
      content = answer.stream();
      if (answer.status() == HttpStatus.SC_OK) {
        content.skipNBytes(position);
      }
    } catch (ImageException e) {
      throw asIoException(e);
    }
  }

  private void verify() throws IOException {
    String digest = position > blob.size()
        ? "of more than " + blob.size() + " bytes"
        : Descriptor.digest(sha256);
    if (!digest.equals(blob.digest())) {
      throw asIoException(reader.client().failure().corrupted("A blob", blob.digest(), digest));
    }
  }

  /** A stream can throw nothing else; the cause has the sentence. */
  private static IOException asIoException(ImageException sentence) {
    return new IOException(sentence.getMessage(), sentence);
  }
}
