package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitOutputTest {

  private final BitOutput out = new BitOutput();

  @Test
  void packsTheLowestBitFirst() throws IOException {
    out.put(0b1, 1);
    out.put(0b10, 2);
    out.put(0b11111, 5);
    out.put(0b01, 2);
    out.align();

    assertThat(written()).containsExactly(0b11111_10_1, 0b01);
  }

  @Test
  void takesNumbersOfAnyLength() throws IOException {
    Random random = new Random(1);
    BigInteger expected = BigInteger.ZERO;
    int bits = 0;
    out.reserve(100_000);
    while (bits < 500_000) {
      int length = random.nextInt(Integer.SIZE + 1);
      long value = random.nextLong() & ((1L << length) - 1);
      expected = expected.or(BigInteger.valueOf(value).shiftLeft(bits));
      bits += length;
      out.put(value, length);
    }
    out.align();

    byte[] written = written();
    assertThat(written).hasSize((bits + 7) / 8);
    for (int i = 0; i < written.length / 2; i++) {
      byte first = written[i];
      written[i] = written[written.length - 1 - i];
      written[written.length - 1 - i] = first;
    }
    assertThat(new BigInteger(1, written)).isEqualTo(expected);
  }

  @Test
  void hasRoomForWhatIsReserved() throws IOException {
    byte[] much = new byte[1 << 20];
    new Random(2).nextBytes(much);
    out.put(7, 3);
    out.align();
    out.reserve(much.length + 1);
    out.copy(much, 0, much.length);
    out.put(1, 8);
    out.align();

    byte[] written = written();
    assertThat(written).hasSize(much.length + 2).startsWith(7).endsWith(1);
    assertThat(Arrays.copyOfRange(written, 1, much.length + 1)).isEqualTo(much);
    assertThat(out.length()).isEqualTo(much.length + 2);
  }

  @Test
  void isUsedAgain() throws IOException {
    out.put(5, 5);
    out.clear();
    out.put(9, 8);
    out.align();

    assertThat(written()).containsExactly(9);
  }

  @Test
  void givesSomeOfItsBytes() {
    out.copy(new byte[] {1, 2, 3, 4, 5}, 1, 4);
    byte[] some = new byte[4];
    out.read(1, some, 2, 2);

    assertThat(some).containsExactly(0, 0, 3, 4);
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    out.writeTo(file);
    return file.toByteArray();
  }
}
