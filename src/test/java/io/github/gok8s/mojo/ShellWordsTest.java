package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("  \t ", List.of()),
        Arguments.of("-port 8080", List.of("-port", "8080")),
        Arguments.of("  a \n b  ", List.of("a", "b")),
        Arguments.of("a,b", List.of("a,b")),
        Arguments.of("'a b' c", List.of("a b", "c")),
        Arguments.of("\"a b\" c", List.of("a b", "c")),
        Arguments.of("-x='a \"b\"'", List.of("-x=a \"b\"")),
        Arguments.of("\"it's\"", List.of("it's")),
        Arguments.of("''", List.of("")),
        Arguments.of("a '' b", List.of("a", "", "b")),
        Arguments.of("a\\ b", List.of("a b")),
        Arguments.of("\"a\\\"b\\n\"", List.of("a\"b\\n")),
        Arguments.of("'a\\b'", List.of("a\\b")),
        Arguments.of("$HOME *", List.of("$HOME", "*")),
        Arguments.of("a\\", List.of("a\\")),
        Arguments.of("grüße 世界", List.of("grüße", "世界")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void splitsAsAShellWould(String line, List<String> words) {
    assertThat(ShellWords.split(line)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a b", "a 'b\" c", "\"a\\\""})
  void refusesAQuoteThatIsNotClosed(String line) {
    assertThat(ShellWords.split(line)).isEmpty();
  }

  @Test
  void joinsQuotedAndPlainPartsOfOneWord() {
    assertThat(ShellWords.split("a'b c'\"d\"e")).contains(List.of("ab cde"));
  }
}
