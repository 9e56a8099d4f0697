package io.github.gok8s.go.buildinfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads parts of a file. It is not mapped into memory: on Windows that would keep the next build from replacing it. */
final class FileBytes implements AutoCloseable {

  private final FileChannel channel;
  private final long size;

  private FileBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static FileBytes open(Path file) throws IOException {
    return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
  }

  long size() {
    return size;
  }

  /** Gives all of it, one character for a byte. */
  String text() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(size)];
    ByteBuffer.wrap(bytes).put(read(0, size, ByteOrder.BIG_ENDIAN));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Gives that part of it which the file has; what a damaged header points to may lie behind the end. */
  ByteBuffer read(long offset, long length, ByteOrder order) throws IOException {
    long available = Math.max(0, Math.min(length, size - offset));
    if (offset < 0 || available == 0) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(available));
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
      // until all of it is there
    }
    return bytes.flip().order(order);
  }

  /** Whether the file has these bytes at the offset. */
  boolean has(long offset, byte... expected) throws IOException {
    return read(offset, expected.length, ByteOrder.BIG_ENDIAN).equals(ByteBuffer.wrap(expected));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
