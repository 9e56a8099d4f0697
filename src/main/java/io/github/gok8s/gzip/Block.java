package io.github.gok8s.gzip;

import java.io.IOException;
import java.io.OutputStream;

/** A part of the input, and what becomes of it; used again for another part when that is written. */
final class Block {

  /** So many bytes are compressed by themselves, but for the last part. */
  static final int LENGTH = 1 << 18;

  private final byte[] content = new byte[MatchFinder.WINDOW + LENGTH];
  private final Compressor compressor = new Compressor();
  private final BitOutput compressed = new BitOutput();
  private int dictionary = MatchFinder.WINDOW;
  private int end = MatchFinder.WINDOW;

  boolean isFull() {
    return end == content.length;
  }

  /** Begins anew, without a dictionary. */
  void clear() {
    dictionary = MatchFinder.WINDOW;
    end = MatchFinder.WINDOW;
    compressed.clear();
  }

  /** Begins anew, with the end of a full block before, which may be this one, as the dictionary. */
  void follow(Block before) {
    System.arraycopy(before.content, LENGTH, content, 0, MatchFinder.WINDOW);
    clear();
    dictionary = 0;
  }

  /** Gives how many of the bytes it has taken. */
  int take(byte[] bytes, int from, int most) {
    int part = Math.min(content.length - end, most);
    System.arraycopy(bytes, from, content, end, part);
    end += part;
    return part;
  }

  void compress(boolean isLast) {
    compressor.compress(content, dictionary, MatchFinder.WINDOW, end, isLast, compressed);
  }

  BitOutput compressed() {
    return compressed;
  }

  void writeTo(OutputStream file) throws IOException {
    compressed.writeTo(file);
  }
}
