package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuffmanCodeTest {

  /** The example of RFC 1951, section 3.2.2: A to H with lengths 3, 3, 3, 3, 3, 2, 4, 4. */
  @Test
  void numbersCodesAsTheSpecificationDoes() {
    HuffmanCode code = fitted(15, 10, 10, 10, 10, 10, 20, 5, 5);

    assertThat(lengths(code, 8)).containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
    assertThat(IntStream.range(0, 8).mapToObj(symbol -> bits(code, symbol)))
        .containsExactly("010", "011", "100", "101", "110", "00", "1110", "1111");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 19, 30, 286})
  void isAsShortAsCanBe(int symbols) {
    Random random = new Random(symbols);
    for (int round = 0; round < 200; round++) {
      int most = 1 << random.nextInt(1, 12);
      int[] frequencies = random.ints(symbols, 0, most + 1).toArray();
      HuffmanCode code = new HuffmanCode(symbols, 25);
      code.fit(frequencies);

      assertThat(cost(code, frequencies)).isEqualTo(leastCost(frequencies));
      assertCanBeRead(code, frequencies);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 15})
  void keepsItsLimit(int limit) {
    int symbols = Math.min(1 << limit, 30);
    int[] frequencies = new int[symbols];
    frequencies[0] = 1;
    frequencies[1] = 1;
    for (int i = 2; i < symbols; i++) {
      // as Fibonacci's numbers are, each as heavy as all before: the deepest tree there is
      frequencies[i] = Math.min(frequencies[i - 1] + frequencies[i - 2], 1 << 20);
    }
    HuffmanCode code = new HuffmanCode(symbols, limit);
    code.fit(frequencies);

    assertThat(Arrays.stream(lengths(code, symbols)).max()).hasValue(limit);
    assertCanBeRead(code, frequencies);
    assertThat(cost(code, frequencies)).isLessThan(leastCost(frequencies) * 2);
  }

  @Test
  void keepsItsLimitForAnyFrequencies() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      int symbols = random.nextInt(2, 20);
      int[] frequencies = new int[symbols];
      for (int i = 0; i < symbols; i++) {
        frequencies[i] = random.nextBoolean() ? 0 : 1 << random.nextInt(18);
      }
      HuffmanCode code = new HuffmanCode(symbols, 7);
      code.fit(frequencies);

      assertThat(Arrays.stream(lengths(code, symbols)).max().orElseThrow()).isBetween(1, 7);
      assertCanBeRead(code, frequencies);
    }
  }

  @Test
  void hasACodeOfOneBitForASingleSymbol() {
    assertThat(lengths(fitted(15, 0, 0, 9, 0), 4)).containsExactly(0, 0, 1, 0);
  }

  @Test
  void hasACodeThoughNothingOccurs() {
    assertThat(lengths(fitted(15, 0, 0, 0), 3)).containsExactly(1, 0, 0);
  }

  @Test
  void isFittedAgain() {
    HuffmanCode code = fitted(15, 1, 2, 3, 4, 5, 6, 7, 8);
    code.fit(new int[] {8, 0, 0, 0, 0, 0, 0, 8});

    assertThat(lengths(code, 8)).containsExactly(1, 0, 0, 0, 0, 0, 0, 1);
    assertThat(bits(code, 0)).isEqualTo("0");
    assertThat(bits(code, 7)).isEqualTo("1");
  }

  @Test
  void leavesOutWhatDoesNotOccurAtTheEnd() {
    HuffmanCode code = fitted(15, 1, 0, 1, 0, 0);

    assertThat(code.used(1)).isEqualTo(3);
    assertThat(code.used(4)).isEqualTo(4);
    int[] copied = {9, 9, 9, 9, 9};
    code.copyLengths(3, copied, 1);
    assertThat(copied).containsExactly(9, 1, 0, 1, 9);
  }

  private static HuffmanCode fitted(int limit, int... frequencies) {
    HuffmanCode code = new HuffmanCode(frequencies.length, limit);
    code.fit(frequencies);
    return code;
  }

  private static int[] lengths(HuffmanCode code, int symbols) {
    return IntStream.range(0, symbols).map(code::length).toArray();
  }

  /** Gives a code as it is read, the first bit first. */
  private static String bits(HuffmanCode code, int symbol) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < code.length(symbol); i++) {
      bits.append(code.code(symbol) >> i & 1);
    }
    return bits.toString();
  }

  /** All that occurs has a code, none is the beginning of another, and none is missing. */
  private static void assertCanBeRead(HuffmanCode code, int[] frequencies) {
    TreeSet<String> codes = new TreeSet<>();
    double taken = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        assertThat(code.length(symbol)).isPositive();
        assertThat(codes.add(bits(code, symbol))).isTrue();
        taken += Math.pow(2, -code.length(symbol));
      }
    }
    String before = "x";
    for (String next : codes) {
      assertThat(next).doesNotStartWith(before);
      before = next;
    }
    if (codes.size() > 1) {
      assertThat(taken).isEqualTo(1.0);
    }
  }

  private static long cost(HuffmanCode code, int[] frequencies) {
    return IntStream.range(0, frequencies.length)
        .mapToLong(symbol -> (long) frequencies[symbol] * code.length(symbol))
        .sum();
  }

  /** What Huffman's own way comes to: the two lightest are joined, again and again. */
  private static long leastCost(int[] frequencies) {
    PriorityQueue<Long> weights = new PriorityQueue<>();
    Arrays.stream(frequencies)
        .filter(frequency -> frequency > 0)
        .forEach(weight -> weights.add((long) weight));
    long cost = weights.size() == 1 ? weights.peek() : 0;
    while (weights.size() > 1) {
      long joined = weights.remove() + weights.remove();
      cost += joined;
      weights.add(joined);
    }
    return cost;
  }
}
