package io.github.gok8s.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axis of a chart: from 0 in steps that people count in, which are 1, 2 or 5, or these with zeros.
 *
 * @param step from one mark to the next
 * @param steps how many there are
 */
record Axis(BigDecimal step, int steps) {

  /** As many marks as a phone has room for. */
  private static final int MOST_STEPS = 5;

  private static final double SHORTEST = 0.001;

  /** Gives an axis that reaches to the value or, with its last step, beyond. */
  static Axis upTo(double value) {
    double whole = Math.max(SHORTEST, value);
    int scale = -(int) Math.floor(Math.log10(whole / MOST_STEPS));
    BigDecimal step = IntStream.of(1, 2, 5)
        .mapToObj(digit -> BigDecimal.valueOf(digit, scale))
        .filter(candidate -> candidate.doubleValue() * MOST_STEPS >= whole)
        .findFirst()
        .orElse(BigDecimal.valueOf(1, scale - 1));
    return new Axis(step, (int) Math.ceil(whole / step.doubleValue()));
  }

  /** Gives what share of the axis lies before a value. */
  double share(double value) {
    return value / (step.doubleValue() * steps);
  }

  /** Gives the values of the marks. */
  List<BigDecimal> marks() {
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)))
        .toList();
  }
}
