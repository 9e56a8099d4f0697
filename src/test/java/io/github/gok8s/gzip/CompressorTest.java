package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it makes is read by zlib, of which nothing is in it. */
class CompressorTest {

  private static final int WINDOW = MatchFinder.WINDOW;

  private final Compressor compressor = new Compressor();

  @Test
  void compressesEachLength() throws Exception {
    byte[] text =
        "the quick brown fox, the lazy dog; ".repeat(20).getBytes(StandardCharsets.US_ASCII);
    for (int length = 0; length < 600; length++) {
      assertIsRead(Arrays.copyOf(text, length), 0);
    }
  }

  @Test
  void compressesAnything() throws Exception {
    Random random = new Random(20261129);
    for (int round = 0; round < 400; round++) {
      byte[] content = anything(random);
      assertIsRead(content, Math.min(random.nextInt(3) * random.nextInt(WINDOW), content.length));
    }
  }

  @Test
  void packsAboutAsCloselyAsZlib() throws Exception {
    byte[] words = words(1 << 18);

    assertThat(assertIsRead(words, 0)).isBetween(words.length / 10, zlib(words) * 102 / 100);
  }

  @Test
  void compressesARunOfAByteToNearlyNothing() throws Exception {
    assertThat(assertIsRead(new byte[1 << 18], 0)).isLessThan(400);
  }

  @Test
  void storesWhatCanNotBeCompressed() throws Exception {
    byte[] content = new byte[1 << 18];
    new Random(3).nextBytes(content);

    assertThat(assertIsRead(content, 0)).isLessThan(content.length + 60);
  }

  @Test
  void findsWhatIsInTheDictionaryAlone() throws Exception {
    byte[] half = new byte[WINDOW - 1];
    new Random(4).nextBytes(half);
    byte[] content = Arrays.copyOf(half, 2 * half.length);
    System.arraycopy(half, 0, content, half.length, half.length);

    assertThat(assertIsRead(content, half.length)).isLessThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 10, 11, 12, 18, 19, 34, 35, 66, 67, 130, 131, 257, 258, 259, 516})
  void knowsEachLengthOfAMatch(int length) throws Exception {
    byte[] content = new byte[20_000 + length];
    new Random(length).nextBytes(content);
    System.arraycopy(content, 10_000, content, 12_000, length);
    content[12_000 + length] = (byte) ~content[10_000 + length];
    // and at the end
    System.arraycopy(content, 5_000, content, 20_000, length);

    assertIsRead(content, 0);
  }

  @Test
  void knowsEachDistance() throws Exception {
    for (int power = 1; power <= WINDOW; power *= 2) {
      for (int distance = Math.max(power - 2, 1); distance < power + 3; distance++) {
        byte[] content = new byte[distance + 40];
        new Random(distance).nextBytes(content);
        System.arraycopy(content, 0, content, distance, 40);
        assertIsRead(content, 0);
      }
    }
  }

  @Test
  void doesNotRememberWhatItHasCompressedBefore() throws Exception {
    Random random = new Random(6);
    for (int round = 0; round < 50; round++) {
      byte[] content = anything(random);
      byte[] written = compress(content, 0, true);
      compress(anything(random), 0, false);

      assertThat(compress(content, 0, true)).isEqualTo(written);
      assertThat(new Compressor().compress(content, 0, 0, content.length, true)).isEqualTo(written);
    }
  }

  @Test
  void endsAtAWholeByteWithoutAnEndOfTheStream() throws Exception {
    byte[] first = "first, ".repeat(9).getBytes(StandardCharsets.US_ASCII);
    byte[] written = compress(first, 0, false);

    assertThat(written).endsWith(0, 0, 0xff, 0xff);
    Inflater inflater = new Inflater(true);
    inflater.setInput(written);
    byte[] read = new byte[first.length + 1];
    assertThat(inflater.inflate(read)).isEqualTo(first.length);
    assertThat(inflater.finished()).isFalse();
    inflater.end();
  }

  /** Gives how long it has become. */
  private int assertIsRead(byte[] content, int begin) throws DataFormatException {
    byte[] written = compress(content, begin, true);
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(written);
      if (begin > 0) {
        inflater.setDictionary(content, Math.max(0, begin - WINDOW), Math.min(begin, WINDOW));
      }
      byte[] read = new byte[content.length - begin + 1];
      int length = 0;
      for (int more = inflater.inflate(read);
          more > 0;
          more = inflater.inflate(read, length, read.length - length)) {
        length += more;
      }
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isZero();
      assertThat(Arrays.equals(read, 0, length, content, begin, content.length))
          .as("%d bytes after a dictionary of %d", content.length - begin, begin)
          .isTrue();
    } finally {
      inflater.end();
    }
    return written.length;
  }

  private byte[] compress(byte[] content, int begin, boolean isLast) {
    return compressor.compress(content, Math.max(0, begin - WINDOW), begin, content.length, isLast);
  }

  /** Gives bytes of few or many values, with copies of short and long pieces from near and far. */
  private static byte[] anything(Random random) {
    byte[] content = new byte[1 + random.nextInt(1 << random.nextInt(1, 18))];
    int values = 1 << random.nextInt(9);
    int copies = random.nextInt(100);
    int at = 0;
    while (at < content.length) {
      int length = Math.min(1 + random.nextInt(1 << random.nextInt(10)), content.length - at);
      if (at > 0 && random.nextInt(100) < copies) {
        int distance = 1 + random.nextInt(Math.min(at, 1 << random.nextInt(17)));
        for (int i = 0; i < length; i++) {
          content[at] = content[at++ - distance];
        }
      } else {
        for (int i = 0; i < length; i++) {
          content[at++] = (byte) random.nextInt(values);
        }
      }
    }
    return content;
  }

  /** Gives text of words, some of them more often than others. */
  private static byte[] words(int length) {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int word = (int) Math.abs(random.nextGaussian() * 3_000);
      text.append(Integer.toString(word * 7_919, Character.MAX_RADIX)).append(' ');
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
  }

  private static int zlib(byte[] content) {
    Deflater deflater = new Deflater(5, true);
    deflater.setInput(content);
    deflater.finish();
    int length = deflater.deflate(new byte[content.length + 1000]);
    deflater.end();
    return length;
  }
}
