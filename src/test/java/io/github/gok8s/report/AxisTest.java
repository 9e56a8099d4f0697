package io.github.gok8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 0.0002 0.0004 0.0006 0.0008 0.0010",
    "0.04, 0 0.01 0.02 0.03 0.04",
    "0.3, 0 0.1 0.2 0.3",
    "0.8, 0 0.2 0.4 0.6 0.8",
    "0.81, 0 0.2 0.4 0.6 0.8 1.0",
    "1, 0 0.2 0.4 0.6 0.8 1.0",
    "1.2, 0 0.5 1.0 1.5",
    "5, 0 1 2 3 4 5",
    "5.1, 0 2 4 6",
    "27, 0 10 20 30",
    "49.9, 0 10 20 30 40 50",
    "123, 0 50 100 150",
    "1001, 0 500 1000 1500",
  })
  void goesInRoundStepsToTheValueOrBeyond(double value, String marks) {
    assertThat(Axis.upTo(value).marks().stream()
            .map(BigDecimal::toPlainString)
            .map(mark -> mark.replaceFirst("^0[.]?0*$", "0"))
            .collect(Collectors.joining(" ")))
        .isEqualTo(marks);
  }

  @Test
  void saysWhereAValueLies() {
    Axis axis = Axis.upTo(3.5);

    assertThat(axis.share(0)).isZero();
    assertThat(axis.share(1)).isEqualTo(0.25);
    assertThat(axis.share(4)).isEqualTo(1);
  }
}
