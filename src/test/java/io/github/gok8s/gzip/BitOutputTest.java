package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitOutputTest {

  private final BitOutput out = new BitOutput();

  @Test
  void packsTheLowestBitFirst() {
    out.put(0b1, 1);
    out.put(0b10, 2);
    out.put(0b11111, 5);
    out.put(0b01, 2);
    out.align();

    assertThat(out.toByteArray()).containsExactly(0b11111_10_1, 0b01);
  }

  @Test
  void takesNumbersOfAnyLength() {
    Random random = new Random(1);
    BigInteger expected = BigInteger.ZERO;
    int bits = 0;
    out.reserve(10_000);
    while (bits < 50_000) {
      int length = random.nextInt(Integer.SIZE + 1);
      long value = random.nextLong() & ((1L << length) - 1);
      expected = expected.or(BigInteger.valueOf(value).shiftLeft(bits));
      bits += length;
      out.put(value, length);
    }
    out.align();

    byte[] written = out.toByteArray();
    assertThat(written).hasSize((bits + 7) / 8);
    for (int i = 0; i < written.length / 2; i++) {
      byte first = written[i];
      written[i] = written[written.length - 1 - i];
      written[written.length - 1 - i] = first;
    }
    assertThat(new BigInteger(1, written)).isEqualTo(expected);
  }

  @Test
  void hasRoomForWhatIsReserved() {
    byte[] much = new byte[1 << 20];
    new Random(2).nextBytes(much);
    out.put(7, 3);
    out.align();
    out.reserve(much.length + 1);
    out.copy(much, 0, much.length);
    out.put(1, 8);
    out.align();

    byte[] written = out.toByteArray();
    assertThat(written).hasSize(much.length + 2).startsWith(7).endsWith(1);
    assertThat(Arrays.copyOfRange(written, 1, much.length + 1)).isEqualTo(much);
  }

  @Test
  void isUsedAgain() {
    out.put(5, 5);
    out.clear();
    out.put(9, 8);
    out.align();

    assertThat(out.toByteArray()).containsExactly(9);
  }
}
