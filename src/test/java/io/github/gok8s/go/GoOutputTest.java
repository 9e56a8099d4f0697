package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoOutputTest {

  @Test
  void leavesOutNewsAndEmptyLines() {
    assertThat(GoOutput.excerpt("""
        go: downloading example.com/x v1.0.0
        # example.com/room

        ./main.go:3:2: undefined: x
        """))
        .isEqualTo("  # example.com/room\n  ./main.go:3:2: undefined: x");
  }

  @Test
  void readsLinesOfWindows() {
    assertThat(GoOutput.excerpt("a\r\n\r\nb\r\n")).isEqualTo("  a\n  b");
  }

  @Test
  void isNothingForNothing() {
    assertThat(GoOutput.excerpt("")).isEmpty();
    assertThat(GoOutput.excerpt("go: downloading example.com/x v1.0.0\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20,   20,  ",
    "21,   21,  '  … and 1 more line'",
    "22,   21,  '  … and 2 more lines'",
    "500,  21,  '  … and 480 more lines'",
  })
  void givesTheFirstLinesAndSaysHowManyFollow(int given, int lines, String last) {
    String output = IntStream.rangeClosed(1, given)
        .mapToObj(i -> "line " + i)
        .collect(Collectors.joining("\n"));

    String excerpt = GoOutput.excerpt(output);

    assertThat(excerpt.lines()).hasSize(lines).startsWith("  line 1", "  line 2");
    assertThat(excerpt.lines().reduce((one, other) -> other).orElseThrow())
        .isEqualTo(last == null ? "  line " + given : last);
  }
}
