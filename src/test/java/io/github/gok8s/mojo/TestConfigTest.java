package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.TestOptions;
import io.github.gok8s.go.test.TestSelection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestConfigTest {

  private final TestConfig config = new TestConfig();

  @Test
  void hasADefaultForEverything() throws Exception {
    assertThat(config.toOptions(Optional.empty()))
        .isEqualTo(new TestOptions(
            List.of("./..."),
            "10m",
            false,
            true,
            new TestOptions.Coverage(true, List.of()),
            List.of(),
            Optional.empty()));
  }

  @Test
  void takesEveryElement() throws Exception {
    config.packages = List.of("./store");
    config.timeout = "1h30m";
    config.race = true;
    config.vet = false;
    config.coverage = false;
    config.coverPackages = List.of("./...");
    config.args = List.of("-short");
    Optional<TestSelection> selection = Optional.of(TestSelection.parse("TestA"));

    assertThat(config.toOptions(selection))
        .isEqualTo(new TestOptions(
            List.of("./store"),
            "1h30m",
            true,
            false,
            new TestOptions.Coverage(false, List.of("./...")),
            List.of("-short"),
            selection));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "90s", "1.5h", "1h30m", "500ms", "100µs"})
  void takesTheDurationsOfGo(String timeout) throws Exception {
    config.timeout = timeout;

    assertThat(config.toOptions(Optional.empty()).timeout()).isEqualTo(timeout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "-1s", "10 m", "ten", "10min"})
  void refusesOthers(String timeout) {
    config.timeout = timeout;

    assertThatThrownBy(() -> config.toOptions(Optional.empty()))
        .isInstanceOf(GoException.class)
        .hasMessage("<test><timeout> (-Dk8s.test.timeout) is \"" + timeout
            + "\": write a number with its unit, as in 90s or 10m, or 0 for no limit.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-json|the reports are made of that output",
        "--race|<test><race> (-Dk8s.test.race) switches the race detector on",
        "-timeout=5s|<test><timeout> (-Dk8s.test.timeout) says how long tests may take",
        "-test.timeout=5s|<test><timeout> (-Dk8s.test.timeout) says how long tests may take",
        "-coverpkg=./...|<test><coverPackages> (-Dk8s.test.coverPackages) says what is counted",
        "-vet=off|<test><vet> (-Dk8s.test.vet) says whether go vet looks at the code",
        "-c|the tests shall run, not only be compiled"
      })
  void refusesArgumentsThatHaveAnElement(String argument, String reason) {
    config.args = List.of("-v", argument);

    assertThatThrownBy(() -> config.toOptions(Optional.empty()))
        .hasMessage("<test><args> (-Dk8s.test.args) has \"" + argument + "\", but " + reason + ".");
  }

  @Test
  void handsOnWhatIsForTheTestsThemselves() throws Exception {
    config.args = List.of("-run", "TestA", "-args", "-json", "-race");

    assertThat(config.toOptions(Optional.empty()).arguments()).hasSize(5);
  }
}
