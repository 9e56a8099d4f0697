package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.26.8, 1.26.8",
    "go1.26.8, 1.26.8",
    "1.26, 1.26",
    "go1.27rc1, 1.27rc1",
    "1.21beta2, 1.21beta2",
    "go1.26.8 X:loopvar, 1.26.8",
    "go1.26.8-custom, 1.26.8",
    "' 1.26.8 ', 1.26.8",
    "go1.28-5d3a2b1 Tue Nov 3, 1.28"
  })
  void readsWhatGoPrints(String text, String version) {
    assertThat(GoVersion.parse(text)).map(GoVersion::toString).hasValue(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "go",
        "1.26.x",
        "v1.26.8",
        "1.26.8.1",
        "1.26rc",
        "1..8",
        "latest",
        "1.99999"
      })
  void refusesWhatIsNoVersion(String text) {
    assertThat(GoVersion.parse(text)).isEmpty();
  }

  @Test
  void ordersAsTheGoCommandDoes() {
    List<GoVersion> ordered = Stream.of(
            "1.9.7",
            "1.20",
            "1.20.14",
            "1.21",
            "1.21beta1",
            "1.21beta2",
            "1.21rc1",
            "1.21rc2",
            "1.21rc10",
            "1.21.0",
            "1.21.1",
            "1.21.10",
            "1.22",
            "2.0")
        .map(GoVersionTest::version)
        .toList();

    assertThat(ordered.stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "1.26, 1.26.0, true",
    "1.26, 1.26.8, true",
    "1.26, 1.26rc1, true",
    "1.26, 1.27.0, false",
    "1.26.8, 1.26.8, true",
    "1.26.8, 1.26.9, false",
    "1.26.8, 1.26, false",
    "1.2, 1.26.8, false"
  })
  void aLanguageVersionIncludesItsPatches(String version, String other, boolean included) {
    assertThat(version(version).includes(version(other))).isEqualTo(included);
  }

  @Test
  void everyPatchIsAtLeastItsLanguageVersion() {
    assertThat(version("1.26.0").isAtLeast(version("1.26"))).isTrue();
    assertThat(version("1.26").isAtLeast(version("1.26.0"))).isFalse();
  }

  @Test
  void namesTheToolchain() {
    assertThat(version("1.26.8").toolchainName()).isEqualTo("go1.26.8");
  }

  private static GoVersion version(String text) {
    return GoVersion.parse(text).orElseThrow();
  }
}
