package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.yaml.YamlException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyFilterTest {

  private final Map<String, String> properties = Map.of("a", "1", "b.c", "$2\\", "empty", "");
  private final PropertyFilter filter =
      new PropertyFilter(name -> Optional.ofNullable(properties.get(name)));

  @ParameterizedTest
  @CsvSource({
    "x, x",
    "$, $",
    "$a, $a",
    "${a}, 1",
    "<${a}${b.c}>, <1$2\\>",
    "a${empty}b, ab",
    "$${a}, ${a}",
    "$(A) $${B:-x}, $(A) ${B:-x}"
  })
  void replacesExpressions(String text, String filtered) throws Exception {
    assertThat(filter.filter(text, "app.yaml, line 3")).isEqualTo(filtered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${x}", "${}", "${a:-b}"})
  void refusesWhatNothingResolves(String text) {
    assertThatThrownBy(() -> filter.filter("echo " + text, "app.yaml, line 3"))
        .isInstanceOf(YamlException.class)
        .hasMessage("app.yaml, line 3: " + text
            + " is not resolved: no property has that name. For the text itself write $" + text
            + ".");
  }
}
