package io.github.gok8s.gzip;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Compresses a part of a stream by DEFLATE (RFC 1951). Its bytes depend on the content alone: they are the same on each system and
 * JDK, while the zlib that a JDK takes may be its own, the system's, or another that packs otherwise (zlib-ng, Apple's).
 *
 * <p>A Go program becomes half a per cent smaller than by level 5 of zlib, in 0.6 of its time once the JVM has compiled this. What that
 * costs the JVM is made up for at some 30 MB.
 */
final class Compressor {

  /** So many earlier positions are looked at, and half as many for a match that shall be better than one that is found. */
  private static final int TRIES = 24;

  /** A match of three bytes from further back is longer than three bytes are. */
  private static final int FAR_FOR_THREE = 1 << 12;

  /** What a byte that a match covers saves, about, and what a literal before it costs more than that. */
  private static final int BITS_OF_A_BYTE = 4;

  private static final int BITS_OF_A_LITERAL = 2;

  /** Those that nobody works with: a block that waits for its turn, or to be written, needs none. */
  private static final Queue<Compressor> IDLE = new ConcurrentLinkedQueue<>();

  private final MatchFinder finder = new MatchFinder();
  private final Symbols symbols = new Symbols();
  private final BitOutput out = new BitOutput();

  /** Gives one that nobody else works with. */
  static Compressor borrow() {
    Compressor idle = IDLE.poll();
    return idle == null ? new Compressor() : idle;
  }

  void giveBack() {
    IDLE.add(this);
  }

  /**
   * Compresses, up to a whole byte.
   *
   * @param dictionary where the bytes before begin, at most {@link MatchFinder#WINDOW} of them
   * @param begin where those to be compressed begin
   * @param isLast whether the stream ends with them
   */
  byte[] compress(byte[] bytes, int dictionary, int begin, int end, boolean isLast) {
    out.clear();
    finder.start(bytes, dictionary, begin, end);
    for (int from = begin; from < end; ) {
      symbols.clear();
      int at = from;
      while (at < end && !symbols.isFull()) {
        at = step(bytes, at, end);
      }
      symbols.writeTo(out, isLast && at == end, bytes, from, at);
      from = at;
    }
    if (!isLast || begin == end) {
      // an empty block, which ends at a whole byte
      out.reserve(2 * Long.BYTES);
      out.put(isLast ? 1 : 0, 1);
      Symbols.store(out, bytes, end, 0);
    }
    out.align();
    return out.toByteArray();
  }

  /**
   * Adds the symbols for what is at a position: a literal, or a match unless one that begins a byte later is better.
   *
   * @return the position after it
   */
  private int step(byte[] bytes, int position, int end) {
    int at = position;
    int seen = position;
    int length = 0;
    int distance = 0;
    while (length < MatchFinder.LONG_ENOUGH && seen + MatchFinder.LOOKAHEAD <= end) {
      int found = finder.longest(seen++, Math.max(length, 2), length == 0 ? TRIES : TRIES / 2);
      int far = finder.distance();
      if (!isBetter(found, far, length, distance)) {
        break;
      }
      if (length > 0) {
        symbols.literal(bytes[at++]);
      }
      length = found;
      distance = far;
    }
    if (length == 0) {
      symbols.literal(bytes[at]);
      return at + 1;
    }
    symbols.match(length, distance);
    finder.add(seen, at + length);
    return at + length;
  }

  /** A longer match is better unless it is much further away; without a match, one that is worth its bits is. */
  private static boolean isBetter(int found, int far, int length, int distance) {
    if (length == 0) {
      return found > 3 || (found == 3 && far <= FAR_FOR_THREE);
    }
    return found > length
        && BITS_OF_A_BYTE * (found - length) + magnitude(distance) - magnitude(far)
            > BITS_OF_A_LITERAL;
  }

  private static int magnitude(int distance) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(distance);
  }
}
