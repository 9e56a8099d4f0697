package io.github.gok8s.go.buildinfo;

import java.nio.ByteBuffer;

/** Reads numbers of seven bits a byte, the lowest first; Go's uvarint is the unsigned form. */
final class Leb128 {

  private static final int MORE = 0x80;
  private static final int LONGEST = 63;

  private Leb128() {}

  static long unsigned(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < LONGEST; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & ~MORE & 0xFF) << shift;
      if ((next & MORE) == 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 63 bits");
  }
}
