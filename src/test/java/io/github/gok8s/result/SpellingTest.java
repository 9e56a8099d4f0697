package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "kitten,  sitting,   3",
    "amd64,   amd46,     1",
    "linux,   linux,     0",
    "linux,   linxu,     1",
    "'',      abc,       3",
    "abc,     '',        3",
    "ca,      abc,       3",
  })
  void countsInsertionsDeletionsReplacementsAndSwaps(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
    assertThat(Spelling.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void findsTheNearest() {
    assertThat(Spelling.nearest("plattforms", List.of("packages", "platforms", "args")))
        .contains("platforms");
  }

  @Test
  void takesTheFirstOfTheAlphabetAmongEquals() {
    assertThat(Spelling.nearest("bat", List.of("cat", "bad", "bar"))).contains("bad");
  }

  @Test
  void guessesNothingForAWhollyOtherWord() {
    assertThat(Spelling.nearest("kubernetes", List.of("args", "strip"))).isEmpty();
    assertThat(Spelling.nearest("any", List.of())).isEmpty();
  }
}
