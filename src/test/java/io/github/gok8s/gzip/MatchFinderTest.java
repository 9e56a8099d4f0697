package io.github.gok8s.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchFinderTest {

  private static final int TRIES = 100;

  private final MatchFinder finder = new MatchFinder();

  /** The longest, the nearest of two as long, and one of three bytes. */
  @ParameterizedTest
  @CsvSource({
    "abcdeXabcdefghYabcdefZabcdefgh!, 22, 8, 16",
    "abcdef1abcdef2abcdef3, 14, 6, 7",
    "abcX..abcY, 6, 3, 6"
  })
  void findsTheLongestAndNearest(String text, int at, int length, int distance) {
    start(text, at);

    assertThat(finder.longest(at, 2, TRIES)).isEqualTo(length);
    assertThat(finder.distance()).isEqualTo(distance);
  }

  @Test
  void triesSoManyPositions() {
    start("abcdefgh1abcde2abcdef", 15);

    assertThat(finder.longest(15, 2, 1)).isEqualTo(5);
    start("abcdefgh1abcde2abcdef", 15);
    assertThat(finder.longest(15, 2, 2)).isEqualTo(6);
  }

  @Test
  void findsNothingThatIsNotLonger() {
    start("abcdeX_abcdeY", 7);

    assertThat(finder.longest(7, 5, TRIES)).isEqualTo(5);
    assertThat(finder.distance()).isZero();
  }

  @Test
  void findsNothing() {
    start("abcdefghijkl", 6);

    assertThat(finder.longest(6, 2, TRIES)).isEqualTo(2);
  }

  @Test
  void findsWhatOverlaps() {
    start("a".repeat(400), 1);

    assertThat(finder.longest(1, 2, TRIES)).isEqualTo(MatchFinder.LONGEST);
    assertThat(finder.distance()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 11, 12, 13, 20, 31})
  void endsWhereTheContentEnds(int length) {
    String text = "0123456789abcdefghijklmnopqrstuvwxyz".substring(0, length);
    start(text + text, length);

    assertThat(finder.longest(length, 2, TRIES)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"32767, 6", "32768, 2", "40000, 2"})
  void looksBackAsFarAsTheWindow(int distance, int found) {
    byte[] content = new byte[distance + 6];
    new Random(distance).nextBytes(content);
    System.arraycopy(content, 0, content, distance, 6);
    finder.start(content, 0, distance, content.length);

    assertThat(finder.longest(distance, 2, TRIES)).isEqualTo(found);
  }

  @Test
  void knowsWhatWasLookedAtAndNothingBeforeItsBeginning() {
    byte[] content = "abcdefgh abcdefgh abcdefgh".getBytes(StandardCharsets.US_ASCII);
    finder.start(content, 9, 9, content.length);
    for (int at = 9; at < 18; at++) {
      assertThat(finder.longest(at, 2, TRIES)).isEqualTo(2);
    }

    assertThat(finder.longest(18, 2, TRIES)).isEqualTo(8);
    assertThat(finder.distance()).isEqualTo(9);
  }

  @Test
  void isUsedAgain() {
    start("abcdefgh-abcdefgh", 9);
    finder.longest(9, 2, TRIES);
    start("01234567-abcdefgh", 9);

    assertThat(finder.longest(9, 2, TRIES)).isEqualTo(2);
  }

  private void start(String text, int begin) {
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    finder.start(content, 0, begin, content.length);
  }
}
