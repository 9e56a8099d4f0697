package io.github.gok8s.gzip;

import io.github.gok8s.result.Timeline;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;

/**
 * Compresses on all cores into one gzip member (RFC 1952), with the same bytes on every machine.
 *
 * <p>The input is cut into blocks of a fixed length, each compressed by itself with the end of the one before as its
 * dictionary and flushed to a whole byte, as pigz does. The header holds no time, name or system.
 */
public final class GzipFile extends FilterOutputStream {

  /** To be raised when the same content becomes other bytes: what was compressed otherwise is then made again. */
  public static final int FORMAT = 2;

  /** Bounds the memory of a file to some megabytes. */
  private static final int MOST_WAITING = 8;

  private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};

  private final Deque<Submitted> waiting = new ArrayDeque<>();
  private final CRC32 checksum = new CRC32();
  private final int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
  private final Timeline timeline;
  private final Deque<Block> written = new ArrayDeque<>();
  private Block block = new Block();
  private long length;
  private boolean closed;

  /**
   * Begins the file by writing its header.
   *
   * @param timeline where the time of compressing is counted
   */
  public GzipFile(OutputStream file, Timeline timeline) throws IOException {
    super(file);
    this.timeline = timeline;
    file.write(HEADER);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int from = offset;
    int end = offset + count;
    while (from < end) {
      if (block.isFull()) {
        submit(false);
      }
      from += block.take(bytes, from, end - from);
    }
    checksum.update(bytes, offset, count);
    length += count;
  }

  /** Does nothing: what a flush would cut off here would change the bytes. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream file = out) {
      submit(true);
      while (!waiting.isEmpty()) {
        writeOldest();
      }
      file.write(ByteBuffer.allocate(2 * Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt((int) checksum.getValue())
          .putInt((int) length)
          .array());
    } finally {
      waiting.forEach(submitted -> submitted.task().cancel(false));
    }
  }

  private void submit(boolean last) throws IOException {
    Block full = block;
    waiting.add(new Submitted(full, new FutureTask<>(() -> compress(full, last))));
    if (last) {
      return;
    }
    ForkJoinPool.commonPool().execute(waiting.getLast().task());
    block = written.isEmpty() ? new Block() : written.remove();
    block.follow(full);
    if (waiting.size() >= Math.min(cores, MOST_WAITING)) {
      writeOldest();
    }
  }

  /** Compresses the block here, if nobody has begun it. */
  private void writeOldest() throws IOException {
    Submitted oldest = waiting.remove();
    oldest.task().run();
    try {
      out.write(oldest.task().get().compressed());
      written.add(oldest.block());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while compressing");
    } catch (ExecutionException | CancellationException e) {
      throw new IOException("A block could not be compressed", e);
    }
  }

  private Block compress(Block full, boolean last) {
    long begin = Timeline.now();
    full.compress(last);
    timeline.since("blocks compressed", begin);
    return full;
  }

  private record Submitted(Block block, FutureTask<Block> task) {}
}
