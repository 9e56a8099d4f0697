package io.github.gok8s.gzip;

import java.util.Arrays;

/** The header of a block with codes of its own: the lengths of these codes, with runs of a length in short (RFC 1951, section 3.2.7). */
final class CodeLengths {

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int SYMBOLS = 19;
  private static final int LONGEST_CODE = 7;
  private static final int BITS_OF_LENGTH = 3;
  private static final int BITS_OF_COUNTS = 5 + 5 + 4;
  private static final int LEAST_LITERALS = 257;
  private static final int LEAST_LENGTHS = 4;

  /** The length before, 3 to 6 times. */
  private static final int AGAIN = 16;

  /** Zero, 3 to 10 times. */
  private static final int SOME_ZEROS = 17;

  /** Zero, 11 to 138 times. */
  private static final int MANY_ZEROS = 18;

  /** How many more bits symbols from {@link #AGAIN} have, and what these count from. */
  private static final int[] MORE_BITS = {2, 3, 7};

  private static final int[] LEAST = {3, 3, 11};
  private static final int[] MOST = {6, 10, 138};

  private final int[] lengths;
  /** A symbol, and its more bits in the upper half. */
  private final int[] symbols;

  private final int[] frequencies = new int[SYMBOLS];
  private final HuffmanCode code = new HuffmanCode(SYMBOLS, LONGEST_CODE);
  private int literals;
  private int distances;
  private int described;
  private int count;

  /**
   * Makes one.
   *
   * @param most how many lengths there can be
   */
  CodeLengths(int most) {
    lengths = new int[most];
    symbols = new int[most];
  }

  void describe(HuffmanCode literalCode, HuffmanCode distanceCode) {
    literals = literalCode.used(LEAST_LITERALS);
    distances = distanceCode.used(1);
    literalCode.copyLengths(literals, lengths, 0);
    distanceCode.copyLengths(distances, lengths, literals);
    count = 0;
    Arrays.fill(frequencies, 0);
    int all = literals + distances;
    for (int from = 0; from < all; ) {
      from += shorten(from, all);
    }
    code.fit(frequencies);
    described = SYMBOLS;
    while (described > LEAST_LENGTHS && code.length(ORDER[described - 1]) == 0) {
      described--;
    }
  }

  /** Adds the run that begins there, or as much of it as one symbol can tell; gives how long that is. */
  private int shorten(int from, int to) {
    int length = lengths[from];
    int run = 1;
    while (from + run < to && lengths[from + run] == length) {
      run++;
    }
    if (length == 0) {
      int symbol = run < LEAST[MANY_ZEROS - AGAIN] ? SOME_ZEROS : MANY_ZEROS;
      return run < LEAST[SOME_ZEROS - AGAIN] ? single(0) : repeated(symbol, run);
    }
    single(length);
    return run - 1 < LEAST[0] ? 1 : 1 + repeated(AGAIN, run - 1);
  }

  private int single(int length) {
    symbols[count++] = length;
    frequencies[length]++;
    return 1;
  }

  private int repeated(int symbol, int run) {
    int times = Math.min(run, MOST[symbol - AGAIN]);
    symbols[count++] = ((times - LEAST[symbol - AGAIN]) << Short.SIZE) | symbol;
    frequencies[symbol]++;
    return times;
  }

  /** Gives how long the header is, without the type of the block. */
  int bits() {
    int bits = BITS_OF_COUNTS + described * BITS_OF_LENGTH;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      bits += frequencies[symbol]
          * (code.length(symbol) + (symbol < AGAIN ? 0 : MORE_BITS[symbol - AGAIN]));
    }
    return bits;
  }

  void writeTo(BitOutput out) {
    out.put(literals - LEAST_LITERALS, 5);
    out.put(distances - 1, 5);
    out.put(described - LEAST_LENGTHS, 4);
    for (int i = 0; i < described; i++) {
      out.put(code.length(ORDER[i]), BITS_OF_LENGTH);
    }
    for (int i = 0; i < count; i++) {
      int symbol = symbols[i] & 0xff;
      out.put(code.code(symbol), code.length(symbol));
      if (symbol >= AGAIN) {
        out.put(symbols[i] >>> Short.SIZE, MORE_BITS[symbol - AGAIN]);
      }
    }
  }
}
