package io.github.gok8s.image.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.http.entity.AbstractHttpEntity;

/** The content of a file from a place on, read while it is sent. */
final class FileSlice extends AbstractHttpEntity {

  private final Path file;
  private final long offset;
  private final long length;

  FileSlice(Path file, long offset, long length) {
    this.file = file;
    this.offset = offset;
    this.length = length;
    setContentType("application/octet-stream");
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public InputStream getContent() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    return Channels.newInputStream(channel.position(offset));
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (InputStream content = getContent()) {
      content.transferTo(out);
    }
  }

  @Override
  public boolean isStreaming() {
    return false;
  }
}
