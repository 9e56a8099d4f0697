package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "100m, 0.1",
    "1., 1",
    "2k, 2000",
    "2Ki, 2048",
    "3M, 3000000",
    "3Mi, 3145728",
    "1G, 1000000000",
    "1Gi, 1073741824",
    "1T, 1000000000000",
    "1Ti, 1099511627776",
    "1P, 1000000000000000",
    "1Pi, 1125899906842624",
    "1E, 1000000000000000000",
    "1Ei, 1152921504606846976",
    "1e3, 1000",
    "1E3, 1000",
    "15e-1, 1.5",
    "1E+2, 100",
    "' 5 ', 5"
  })
  void amountToWhatTheServerMakesOfThem(String text, BigDecimal amount) throws Exception {
    assertThat(Quantity.parse(text, "here").amount()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1K", "1ki", "1mi", "+1", "1,5", "0m", "0.0", ".", "1e100", "none", "1 m"})
  void areNothingElse(String text) {
    assertThatThrownBy(() -> Quantity.parse(text, "<storage>"))
        .isInstanceOf(KubeException.class)
        .hasMessage("<storage> is \"" + text
            + "\": write an amount as in 100m or 0.5 for CPU, 64Mi or 1Gi for memory, or none.");
  }

  @Test
  void areWrittenAsTheyWereGiven() throws Exception {
    assertThat(Quantity.parse(" 0.50 ", "here")).hasToString("0.50");
  }

  @Test
  void areInOrderByTheirAmounts() throws Exception {
    assertThat(Quantity.parse("900m", "a")).isLessThan(Quantity.parse("1", "b"));
    assertThat(Quantity.parse("1Gi", "a")).isGreaterThan(Quantity.parse("1G", "b"));
  }
}
