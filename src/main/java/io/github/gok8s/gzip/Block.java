package io.github.gok8s.gzip;

import io.github.gok8s.result.Sha256;
import java.security.MessageDigest;

/** A part of the input, and what becomes of it; used again for another part when that is written. */
final class Block {

  /** So many bytes are compressed by themselves, but for the last part. */
  static final int LENGTH = 1 << 16;

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

  /** Names all that {@link #compress} makes something of. */
  String key(boolean isLast) {
    MessageDigest sha256 = Sha256.start();
    sha256.update((byte) (isLast ? 1 : 0));
    sha256.update((byte) (dictionary == MatchFinder.WINDOW ? 0 : 1));
    sha256.update(content, dictionary, end - dictionary);
    return Sha256.finish(sha256);
  }

  /** Takes over what the same block was compressed to. */
  void isCompressedTo(byte[] bytes) {
    compressed = bytes;
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
