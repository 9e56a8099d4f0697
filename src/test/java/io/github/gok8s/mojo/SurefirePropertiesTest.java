package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.TestOutcome;
import io.github.gok8s.go.test.TestSelection;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurefirePropertiesTest {

  private static final TestOutcome GOOD =
      new TestOutcome(true, 1, Optional.empty(), Optional.empty());
  private static final TestOutcome NONE =
      new TestOutcome(true, 0, Optional.empty(), Optional.empty());
  private static final TestOutcome FAILED =
      new TestOutcome(true, 2, Optional.of("1 of 2 failed"), Optional.empty());
  private static final TestOutcome BROKEN =
      new TestOutcome(true, 2, Optional.of("1 of 2 failed"), Optional.of("does not compile"));

  private final Properties commandLine = new Properties();
  private final Properties project = new Properties();
  private final SurefireProperties surefire = new SurefireProperties(commandLine, project);

  @ParameterizedTest
  @ValueSource(strings = {"skipTests", "maven.test.skip", "maven.test.skip.exec"})
  void skipWhatSurefireSkips(String property) {
    assertThat(surefire.isSkipped()).isFalse();
    project.setProperty(property, "true");
    assertThat(surefire.isSkipped()).isTrue();
    commandLine.setProperty(property, "false");
    assertThat(surefire.isSkipped()).isFalse();
  }

  @Test
  void chooseTests() {
    assertThat(surefire.selection()).isEmpty();
    commandLine.setProperty("test", " ");
    assertThat(surefire.selection()).isEmpty();
    commandLine.setProperty("test", "TestA#b");
    assertThat(surefire.selection()).map(TestSelection::run).contains(Optional.of("^TestA$/^b$"));
  }

  @Test
  void areContentWithTestsThatPassOrAreNone() {
    assertThatCode(() -> {
          surefire.judge(GOOD);
          surefire.judge(NONE);
        })
        .doesNotThrowAnyException();
  }

  @Test
  void failByTestsThatFailUnlessThatIsIgnored() {
    assertThatThrownBy(() -> surefire.judge(FAILED))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("1 of 2 failed");
    commandLine.setProperty("maven.test.failure.ignore", "true");
    assertThatCode(() -> surefire.judge(FAILED)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void failByCodeThatDoesNotCompileWhateverIsIgnored(String ignored) {
    commandLine.setProperty("maven.test.failure.ignore", ignored);

    assertThatThrownBy(() -> surefire.judge(BROKEN))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("does not compile\n1 of 2 failed");
  }

  @Test
  void failIfNoTestHasTheNameUnlessThatIsWanted() {
    commandLine.setProperty("test", "TestNone");

    assertThatThrownBy(() -> surefire.judge(NONE))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("No tests matching pattern \"TestNone\" were executed! (Set"
            + " -Dsurefire.failIfNoSpecifiedTests=false to ignore this error.)");
    commandLine.setProperty("surefire.failIfNoSpecifiedTests", "false");
    assertThatCode(() -> surefire.judge(NONE)).doesNotThrowAnyException();
  }

  @Test
  void areContentWhereAModuleHasNoTestsAtAll() {
    commandLine.setProperty("test", "TestNone");

    assertThatCode(
            () -> surefire.judge(new TestOutcome(false, 0, Optional.empty(), Optional.empty())))
        .doesNotThrowAnyException();
  }
}
