package io.github.gok8s.gzip;

import java.util.Arrays;

/** Literal bytes and matches that become one block of DEFLATE, with codes of its own or as they are (RFC 1951, section 3.2). */
final class Symbols {

  /** More in a block save headers; less fit the codes closer to what is in it. */
  private static final int MOST = 1 << 15;

  private static final int END = 256;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int DISTANCES = 30;
  private static final int LONGEST_CODE = 15;
  private static final int LONGEST_STORED = 0xffff;
  private static final int STORED = 0;
  private static final int DYNAMIC = 2;
  private static final int HEADER_BITS = 3;

  /** What a block that is stored takes besides. */
  private static final int STORED_BYTES = 5;

  private static final byte[] LENGTH_SYMBOLS = new byte[MatchFinder.LONGEST + 1];
  private static final short[] LENGTH_BASES = new short[29];
  private static final byte[] LENGTH_BITS = new byte[29];

  static {
    int length = 3;
    for (int symbol = 0; symbol < LENGTH_BASES.length - 1; symbol++) {
      LENGTH_BASES[symbol] = (short) length;
      LENGTH_BITS[symbol] = (byte) Math.max(0, symbol / 4 - 1);
      int next = length + (1 << LENGTH_BITS[symbol]);
      Arrays.fill(LENGTH_SYMBOLS, length, Math.min(next, MatchFinder.LONGEST), (byte) symbol);
      length = next;
    }
    // the longest has a symbol of its own, without more bits
    LENGTH_BASES[28] = MatchFinder.LONGEST;
    LENGTH_SYMBOLS[MatchFinder.LONGEST] = 28;
  }

  /** A byte, or length and distance in the upper and the lower half. */
  private final int[] symbols = new int[MOST];

  private final int[] literals = new int[LITERALS_AND_LENGTHS];
  private final int[] distances = new int[DISTANCES];
  private final HuffmanCode literalCode = new HuffmanCode(LITERALS_AND_LENGTHS, LONGEST_CODE);
  private final HuffmanCode distanceCode = new HuffmanCode(DISTANCES, LONGEST_CODE);
  private final CodeLengths header = new CodeLengths(LITERALS_AND_LENGTHS + DISTANCES);
  private int count;

  void clear() {
    count = 0;
    Arrays.fill(literals, 0);
    Arrays.fill(distances, 0);
  }

  /** Whether there is no room for a match and as many literals as can be before a better one. */
  boolean isFull() {
    return count >= MOST - MatchFinder.LONG_ENOUGH;
  }

  void literal(byte value) {
    int literal = Byte.toUnsignedInt(value);
    symbols[count++] = literal;
    literals[literal]++;
  }

  void match(int length, int distance) {
    symbols[count++] = (length << Short.SIZE) | distance;
    literals[END + 1 + LENGTH_SYMBOLS[length]]++;
    distances[distanceSymbol(distance)]++;
  }

  /**
   * Writes the block.
   *
   * @param isLast whether the stream ends with it
   * @param bytes what the symbols stand for, in {@code from} to {@code to}
   */
  void writeTo(BitOutput out, boolean isLast, byte[] bytes, int from, int to) {
    literals[END] = 1;
    literalCode.fit(literals);
    distanceCode.fit(distances);
    header.describe(literalCode, distanceCode);
    int length = to - from;
    long bits = bits();
    boolean isStored =
        length <= LONGEST_STORED && bits > (long) length * Byte.SIZE + 2 * Short.SIZE;
    out.reserve(isStored ? STORED_BYTES + length : (int) (bits / Byte.SIZE));
    out.put(isLast ? 1 : 0, 1);
    if (isStored) {
      store(out, bytes, from, length);
    } else {
      out.put(DYNAMIC, HEADER_BITS - 1);
      header.writeTo(out);
      writeSymbols(out);
      out.put(literalCode.code(END), literalCode.length(END));
    }
  }

  /** Writes bytes as they are, after the bit that tells whether they are the last. */
  static void store(BitOutput out, byte[] bytes, int from, int length) {
    out.put(STORED, HEADER_BITS - 1);
    out.align();
    out.put(length, Short.SIZE);
    out.put(~length & LONGEST_STORED, Short.SIZE);
    out.copy(bytes, from, length);
  }

  private long bits() {
    long bits = header.bits();
    for (int symbol = 0; symbol < LITERALS_AND_LENGTHS; symbol++) {
      int more = symbol > END ? LENGTH_BITS[symbol - END - 1] : 0;
      bits += (long) literals[symbol] * (literalCode.length(symbol) + more);
    }
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      bits += (long) distances[symbol] * (distanceCode.length(symbol) + distanceBits(symbol));
    }
    return bits;
  }

  private void writeSymbols(BitOutput out) {
    for (int i = 0; i < count; i++) {
      int symbol = symbols[i];
      if (symbol < END) {
        out.put(literalCode.code(symbol), literalCode.length(symbol));
      } else {
        writeMatch(out, symbol >>> Short.SIZE, symbol & LONGEST_STORED);
      }
    }
  }

  private void writeMatch(BitOutput out, int length, int distance) {
    int symbol = LENGTH_SYMBOLS[length];
    int code = END + 1 + symbol;
    int bits = literalCode.length(code);
    out.put(
        ((long) (length - LENGTH_BASES[symbol]) << bits) | literalCode.code(code),
        bits + LENGTH_BITS[symbol]);
    int far = distanceSymbol(distance);
    int more = distanceBits(far);
    int farBits = distanceCode.length(far);
    // what the symbol says of the distance are its upper bits
    int rest = (distance - 1) & ((1 << more) - 1);
    out.put(((long) rest << farBits) | distanceCode.code(far), farBits + more);
  }

  /** Two symbols for each power of two: its upper half and its lower. */
  private static int distanceSymbol(int distance) {
    if (distance < 3) {
      return distance - 1;
    }
    int power = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(distance - 1);
    return 2 * power + (((distance - 1) >>> (power - 1)) & 1);
  }

  private static int distanceBits(int symbol) {
    return Math.max(0, symbol / 2 - 1);
  }
}
