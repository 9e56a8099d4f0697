package io.github.gok8s.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where the bytes at a position have been before: by chains of positions with the same hash of four bytes, the newest first,
 * and by the newest position alone with the same three.
 */
final class MatchFinder {

  /** The longest that a match can be (RFC 1951, section 3.2.5). */
  static final int LONGEST = 258;

  /** Matches begin less far back than this, and so many bytes are worth having as a dictionary. */
  static final int WINDOW = 1 << 15;

  /** A match of this length is not looked for any better. */
  static final int LONG_ENOUGH = 32;

  /** A position is looked at only if at least so many bytes follow, itself included. */
  static final int LOOKAHEAD = 4;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SPREAD = 0x9E3779B1;
  private static final int HASH_BITS = 15;
  private static final int HASH_BITS_OF_THREE = 13;
  private static final int THREE = 0xffffff;

  private final int[] newest = new int[1 << HASH_BITS];
  private final int[] newestOfThree = new int[1 << HASH_BITS_OF_THREE];
  /** The one before with the same hash, by position in the window. */
  private final int[] before = new int[WINDOW];

  private byte[] bytes = {};
  private int end;
  private int distance;

  /**
   * Begins anew.
   *
   * @param from the first byte that matches can be in
   * @param begin up to where there is only a dictionary
   */
  void start(byte[] content, int from, int begin, int end) {
    bytes = content;
    this.end = end;
    Arrays.fill(newest, -1);
    Arrays.fill(newestOfThree, -1);
    add(from, begin);
  }

  /** Adds positions that are not looked at. */
  void add(int from, int to) {
    int stop = Math.min(to, end - LOOKAHEAD + 1);
    for (int at = from; at < stop; at++) {
      int four = (int) INTS.get(bytes, at);
      int hash = hash(four);
      before[at & (WINDOW - 1)] = newest[hash];
      newest[hash] = at;
      newestOfThree[hashOfThree(four)] = at;
    }
  }

  /**
   * Looks for a match at a position, and adds the position.
   *
   * @param atLeast only a match that is longer counts; 2 or more
   * @param tries how many positions of the chain are looked at
   * @return its length, or {@code atLeast} if there is none
   */
  int longest(int at, int atLeast, int tries) {
    int four = (int) INTS.get(bytes, at);
    int hash = hash(four);
    int candidate = newest[hash];
    newest[hash] = at;
    before[at & (WINDOW - 1)] = candidate;
    int first = Math.max(0, at - WINDOW + 1);
    int best = longestOfThree(at, four, first, atLeast);
    int most = Math.min(LONGEST, end - at);
    for (int left = tries; candidate >= first && left > 0 && best < most; left--) {
      // what is longer than the best has the same last four of best + 1 bytes, too
      int last = Math.max(best - LOOKAHEAD + 1, 0);
      if ((int) INTS.get(bytes, candidate + last) == (int) INTS.get(bytes, at + last)
          && (int) INTS.get(bytes, candidate) == four) {
        int length = common(candidate, at, most);
        if (length > best) {
          best = length;
          distance = at - candidate;
          if (length >= LONG_ENOUGH) {
            return best;
          }
        }
      }
      candidate = before[candidate & (WINDOW - 1)];
    }
    return best;
  }

  /** Gives how far back the last match that was found begins. */
  int distance() {
    return distance;
  }

  private int longestOfThree(int at, int four, int first, int atLeast) {
    int hash = hashOfThree(four);
    int candidate = newestOfThree[hash];
    newestOfThree[hash] = at;
    if (atLeast > 2
        || candidate < first
        || (((int) INTS.get(bytes, candidate) ^ four) & THREE) != 0) {
      return atLeast;
    }
    distance = at - candidate;
    return 3;
  }

  /** Counts the equal bytes at two positions, of which four are known to be. */
  private int common(int one, int other, int most) {
    int length = LOOKAHEAD;
    while (length + Long.BYTES <= most) {
      long difference =
          (long) LONGS.get(bytes, one + length) ^ (long) LONGS.get(bytes, other + length);
      if (difference != 0) {
        return length + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
      }
      length += Long.BYTES;
    }
    while (length < most && bytes[one + length] == bytes[other + length]) {
      length++;
    }
    return length;
  }

  private static int hash(int four) {
    return (four * SPREAD) >>> (Integer.SIZE - HASH_BITS);
  }

  private static int hashOfThree(int four) {
    return ((four << Byte.SIZE) * SPREAD) >>> (Integer.SIZE - HASH_BITS_OF_THREE);
  }
}
