package io.github.gok8s.gzip;

import java.util.Arrays;

/**
 * A canonical Huffman code whose codes are not longer than a limit (RFC 1951, section 3.2.2).
 *
 * <p>The lengths are calculated in place, as A. Moffat and J. Katajainen describe (In-Place Calculation of Minimum-Redundancy
 * Codes, 1995); where one is above the limit, the shorter ones give way. Methods are small here, for a JVM compiles them within
 * the first second of its life: a large one costs it more time than it works.
 */
final class HuffmanCode {

  private static final int SYMBOL_BITS = 9;
  private static final int SYMBOL = (1 << SYMBOL_BITS) - 1;
  private static final int[] GAPS = {57, 23, 10, 4, 1};

  private final int limit;
  private final int[] lengths;
  private final int[] codes;
  /** How often each symbol occurs and the symbol, in one number: they are sorted by it. */
  private final int[] sorted;

  private final int[] tree;
  private final int[] ofLength;
  private final int[] next;

  HuffmanCode(int symbols, int limit) {
    this.limit = limit;
    lengths = new int[symbols];
    codes = new int[symbols];
    sorted = new int[symbols];
    tree = new int[symbols];
    ofLength = new int[limit + 1];
    next = new int[limit + 2];
  }

  /** Gives the length of a symbol's code in bits, 0 for a symbol that does not occur. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** Gives a symbol's code, its first bit the lowest. */
  int code(int symbol) {
    return codes[symbol];
  }

  void copyLengths(int symbols, int[] to, int at) {
    System.arraycopy(lengths, 0, to, at, symbols);
  }

  /** Gives how many symbols are left without those at the end that do not occur; at least so many. */
  int used(int atLeast) {
    int used = lengths.length;
    while (used > atLeast && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /**
   * Makes the code for symbols that occur so often. A single symbol has a code of one bit, and so has the first symbol where none
   * occurs.
   *
   * @param frequencies of each symbol; in all less than 2²²
   */
  void fit(int[] frequencies) {
    int count = collect(frequencies);
    Arrays.fill(lengths, 0);
    if (count < 2) {
      lengths[count == 0 ? 0 : sorted[0] & SYMBOL] = 1;
    } else {
      sort(count);
      join(count);
      measure(count);
      count(count);
      shorten();
      assign();
    }
    number();
  }

  private int collect(int[] frequencies) {
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        sorted[count++] = (frequencies[symbol] << SYMBOL_BITS) | symbol;
      }
    }
    return count;
  }

  private void sort(int count) {
    for (int gap : GAPS) {
      for (int i = gap; i < count; i++) {
        int value = sorted[i];
        int j = i;
        while (j >= gap && sorted[j - gap] > value) {
          sorted[j] = sorted[j - gap];
          j -= gap;
        }
        sorted[j] = value;
      }
    }
    for (int i = 0; i < count; i++) {
      tree[i] = sorted[i] >>> SYMBOL_BITS;
    }
  }

  /** Joins the two lightest again and again; of what is joined, its place then holds where it went. */
  private void join(int count) {
    int root = 0;
    int leaf = 0;
    for (int joined = 0; joined < count - 1; joined++) {
      int weight = 0;
      for (int i = 0; i < 2; i++) {
        if (leaf >= count || (root < joined && tree[root] < tree[leaf])) {
          weight += tree[root];
          tree[root++] = joined;
        } else {
          weight += tree[leaf++];
        }
      }
      tree[joined] = weight;
    }
  }

  /** Makes depths of inner nodes, and then of leaves, the rarest symbol's first. */
  private void measure(int count) {
    int root = count - 2;
    tree[root] = 0;
    for (int i = root - 1; i >= 0; i--) {
      tree[i] = tree[tree[i]] + 1;
    }
    int place = count - 1;
    int free = 1;
    for (int depth = 0; free > 0; depth++) {
      int inner = 0;
      while (root >= 0 && tree[root] == depth) {
        inner++;
        root--;
      }
      for (; free > inner; free--) {
        tree[place--] = depth;
      }
      free = 2 * inner;
    }
  }

  private void count(int count) {
    Arrays.fill(ofLength, 0);
    for (int i = 0; i < count; i++) {
      ofLength[Math.min(tree[i], limit)]++;
    }
  }

  /** Takes back what the limit has given too many: a code becomes longer, so that one of the longest fits beside it. */
  private void shorten() {
    int taken = 0;
    for (int length = 1; length <= limit; length++) {
      taken += ofLength[length] << (limit - length);
    }
    for (; taken > 1 << limit; taken--) {
      int length = limit - 1;
      while (ofLength[length] == 0) {
        length--;
      }
      ofLength[length]--;
      ofLength[length + 1] += 2;
      ofLength[limit]--;
    }
  }

  private void assign() {
    int place = 0;
    for (int length = limit; length > 0; length--) {
      for (int i = ofLength[length]; i > 0; i--) {
        lengths[sorted[place++] & SYMBOL] = length;
      }
    }
  }

  /** Gives the codes of a length to its symbols in their order. */
  private void number() {
    Arrays.fill(next, 0);
    for (int length : lengths) {
      next[length + 1]++;
    }
    next[1] = 0;
    for (int length = 2; length <= limit; length++) {
      next[length] = (next[length - 1] + next[length]) << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
      }
    }
  }
}
