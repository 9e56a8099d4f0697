package io.github.gok8s.gzip;

/** A part of the input, and what becomes of it; used again for another part when that is written. */
final class Block {

  /** So many bytes are compressed by themselves, but for the last part. */
  static final int LENGTH = 1 << 18;

  private static final byte[] NOTHING = {};

  private final byte[] content = new byte[MatchFinder.WINDOW + LENGTH];
  private byte[] compressed = NOTHING;
  private int dictionary = MatchFinder.WINDOW;
  private int end = MatchFinder.WINDOW;

  boolean isFull() {
    return end == content.length;
  }

  /** Begins anew, without a dictionary. */
  void clear() {
    dictionary = MatchFinder.WINDOW;
    end = MatchFinder.WINDOW;
    compressed = NOTHING;
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
    Compressor compressor = Compressor.borrow();
    compressed = compressor.compress(content, dictionary, MatchFinder.WINDOW, end, isLast);
    compressor.giveBack();
  }

  byte[] compressed() {
    return compressed;
  }
}
