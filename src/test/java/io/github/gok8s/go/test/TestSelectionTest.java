package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSelectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "TestA ^TestA$",
        "TestA,TestB ^TestA$|^TestB$",
        "'TestA, TestB,' ^TestA$|^TestB$",
        "Test* ^Test.*$",
        "Test?ne ^Test.ne$",
        "TestA#sub ^TestA$/^sub$",
        "TestA/sub/b ^TestA$/^sub$/^b$",
        "TestA#one+two ^TestA$/^(one|two)$",
        "TestA#one,TestB ^TestA$/^one$|^TestB$",
        "'TestA#two words' ^TestA$/^two_words$",
        "com.example.RoomTest ^com\\.example\\.RoomTest$",
        "TestA#a(b)[c] ^TestA$/^a\\(b\\)\\[c\\]$",
        "%regex[Test(A|B)] Test(A|B)",
        "%regex[^Test[A,B]$] ^Test[A,B]$"
      })
  void becomesTheExpressionOfGo(String text, String expression) {
    TestSelection selection = TestSelection.parse(text);

    assertThat(selection.run()).contains(expression);
    assertThat(selection.skip()).isEmpty();
    assertThat(selection.arguments()).containsExactly("-run=" + expression);
  }

  @Test
  void takesTestsAway() {
    assertThat(TestSelection.parse("!TestA,!TestB#slow").arguments())
        .containsExactly("-skip=^TestA$|^TestB$/^slow$");
    assertThat(TestSelection.parse("Test*,!TestA").arguments())
        .containsExactly("-run=^Test.*$", "-skip=^TestA$");
  }

  @Test
  void remembersWhatWasGiven() {
    assertThat(TestSelection.parse("Test*").text()).isEqualTo("Test*");
  }
}
