package io.github.gok8s.gzip;

import io.github.gok8s.result.Timeline;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;

/**
 * Compresses on all cores into one gzip member (RFC 1952), with the same bytes on every machine.
 *
 * <p>The input is cut into blocks of a fixed length, each compressed by itself with the end of the one before as its
 * dictionary and flushed to a whole byte, as pigz does. So one that was compressed before, after the same dictionary, can be taken over.
 * The header holds no time, name or system.
 */
public final class GzipFile extends FilterOutputStream {

  /** To be raised when the same content becomes other bytes: what was compressed otherwise is then made again. */
  public static final int FORMAT = 3;

  /** Bounds the memory of a file to some megabytes. */
  private static final int MOST_WAITING = 8;

  private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};

  /** So many bytes are before the first block. */
  public static final int HEADER_LENGTH = HEADER.length;

  private final Deque<Submitted> waiting = new ArrayDeque<>();
  private final CRC32 checksum = new CRC32();
  private final int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
  private final Timeline timeline;
  private final Optional<EarlierBlocks> earlier;
  private final Deque<Block> written = new ArrayDeque<>();
  private final List<CompressedBlock> blocks = new ArrayList<>();
  private Block block = new Block();
  private long length;
  private boolean closed;

  /**
   * Begins the file by writing its header.
   *
   * @param timeline where the time of compressing is counted
   */
  public GzipFile(OutputStream file, Timeline timeline) throws IOException {
    this(file, Optional.empty(), timeline);
  }

  /**
   * Begins the file by writing its header.
   *
   * @param earlier blocks that may be taken over
   * @param timeline where the time of compressing is counted
   */
  public GzipFile(OutputStream file, EarlierBlocks earlier, Timeline timeline) throws IOException {
    this(file, Optional.of(earlier), timeline);
  }

  private GzipFile(OutputStream file, Optional<EarlierBlocks> earlier, Timeline timeline)
      throws IOException {
    super(file);
    this.earlier = earlier;
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

  /** Gives the blocks that are written, in their order; none if there were no earlier ones to compare them with. */
  public List<CompressedBlock> blocks() {
    return List.copyOf(blocks);
  }

  private void submit(boolean last) throws IOException {
    Block full = block;
    long begin = Timeline.now();
    Optional<String> key = earlier.map(known -> full.key(last));
    Optional<byte[]> before = earlier.flatMap(known -> key.flatMap(known::find));
    if (before.isPresent()) {
      full.isCompressedTo(before.get());
      timeline.since("blocks as before", begin);
    }
    FutureTask<Block> task =
        new FutureTask<>(before.isPresent() ? () -> full : () -> compress(full, last));
    waiting.add(new Submitted(full, key, task));
    if (last) {
      return;
    }
    if (before.isEmpty()) {
      ForkJoinPool.commonPool().execute(task);
    }
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
      byte[] compressed = oldest.task().get().compressed();
      out.write(compressed);
      oldest.key().ifPresent(key -> blocks.add(new CompressedBlock(key, compressed.length)));
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

  private record Submitted(Block block, Optional<String> key, FutureTask<Block> task) {}
}
