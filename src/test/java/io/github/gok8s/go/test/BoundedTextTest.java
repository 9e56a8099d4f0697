package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedTextTest {

  private final BoundedText text = new BoundedText(10, 6);

  @Test
  void keepsAllOfAShortText() {
    text.append("0123456");
    text.append("789abc");
    text.append("def");

    assertThat(text.text()).isEqualTo("0123456789abcdef");
    assertThat(text.length()).isEqualTo(16);
  }

  @Test
  void keepsBeginningAndEndOfALongOne() {
    for (int i = 0; i < 1000; i++) {
      text.append("line\n");
    }
    text.append("end\n");

    assertThat(text.text())
        .startsWith("line\nline\n")
        .endsWith("line\nend\n")
        .contains("\n… 4,985 characters are left out here …\n");
    assertThat(text.length()).isEqualTo(19);
  }

  @Test
  void cutsAPieceThatIsLongInItself() {
    text.append("0123456789" + "x".repeat(1_234_567) + "the end");

    assertThat(text.text())
        .isEqualTo("0123456789\n… 1,234,568 characters are left out here …\nhe end");
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(text.text()).isEmpty();
  }
}
