package io.github.gok8s.gzip;

import java.util.zip.Deflater;

/** Compresses in place of a JDK's zlib, for streams that want a {@link Deflater}. There is one level, and no preset dictionary. */
final class PortableDeflater extends Deflater {

  private static final byte[] NONE = {};

  private final Block block = new Block();
  private byte[] input = NONE;
  private int from;
  private int left;
  private long read;
  private long written;
  /** How many of the block's compressed bytes are given away. */
  private int given;

  private boolean isEnding;
  private boolean isLast;

  PortableDeflater() {
    super(DEFAULT_COMPRESSION, true);
    // zlib has nothing to do here: whatever would reach it fails
    super.end();
  }

  @Override
  public void setInput(byte[] bytes, int offset, int length) {
    input = bytes;
    from = offset;
    left = length;
  }

  @Override
  public boolean needsInput() {
    return left == 0;
  }

  @Override
  public void finish() {
    isEnding = true;
  }

  @Override
  public boolean finished() {
    return isLast && given == block.compressed().length;
  }

  @Override
  public int deflate(byte[] bytes, int offset, int length) {
    fill();
    int count = Math.min(length, block.compressed().length - given);
    System.arraycopy(block.compressed(), given, bytes, offset, count);
    given += count;
    written += count;
    return count;
  }

  /** Has something to give away, unless there is not enough input for that. */
  private void fill() {
    while (given == block.compressed().length && !isLast) {
      if (given > 0) {
        block.follow(block);
        given = 0;
      }
      int taken = block.take(input, from, left);
      from += taken;
      left -= taken;
      read += taken;
      // a full block may be the last, which only the next byte or the end tells
      if (left == 0 && !isEnding) {
        return;
      }
      isLast = left == 0;
      block.compress(isLast);
    }
  }

  @Override
  public long getBytesRead() {
    return read;
  }

  @Override
  public long getBytesWritten() {
    return written;
  }

  @Override
  public void reset() {
    block.clear();
    setInput(NONE, 0, 0);
    read = 0;
    written = 0;
    given = 0;
    isEnding = false;
    isLast = false;
  }
}
