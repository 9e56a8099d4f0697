package io.github.gok8s.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Packs numbers of some bits into bytes, the lowest bit first (RFC 1951, section 3.1.1). */
final class BitOutput {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private long waiting;
  private int waitingBits;

  void clear() {
    length = 0;
    waiting = 0;
    waitingBits = 0;
  }

  /** Makes room for so many bytes, so that {@link #put} need not look. */
  void reserve(int more) {
    int needed = length + more + Long.BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  /** Adds a number of at most 32 bits; it has no others. */
  void put(long value, int bits) {
    waiting |= value << waitingBits;
    waitingBits += bits;
    if (waitingBits >= Integer.SIZE) {
      INTS.set(bytes, length, (int) waiting);
      length += Integer.BYTES;
      waiting >>>= Integer.SIZE;
      waitingBits -= Integer.SIZE;
    }
  }

  /** Fills the last byte with zeros. */
  void align() {
    while (waitingBits > 0) {
      bytes[length++] = (byte) waiting;
      waiting >>>= Byte.SIZE;
      waitingBits -= Byte.SIZE;
    }
    waitingBits = 0;
  }

  /** Adds whole bytes, after {@link #align}. */
  void copy(byte[] source, int from, int count) {
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /** Gives the whole bytes. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
