package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "'plain, with größe and 😀', 'plain, with größe and 😀'",
    "'a\u001B[31mred\u001B[0m', 'ared'",
    "'a\u001B[1;38;5;196mred\u001B[K', 'ared'",
    "'a\u0000b\u0007c\u001Bd\u007Fe\u009Bf', 'abcdef'",
    "'carriage\rreturn', 'carriagereturn'",
    "'half \uD83D of one', 'half  of one'",
    "'no \uFFFE character', 'no  character'",
    "'tab\tand\nline', 'tab\tand\nline'",
  })
  void losesOnlyWhatCanNotBeShown(String text, String plain) {
    assertThat(PlainText.of(text)).isEqualTo(plain);
  }
}
