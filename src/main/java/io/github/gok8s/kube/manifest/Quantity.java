package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of CPU, memory or anything else that a node has.
 *
 * @param text {@code 100m}, {@code 0.5}, {@code 64Mi}
 * @param amount what it amounts to, in cores or bytes
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(String text, BigDecimal amount) implements Comparable<Quantity> {

  private static final Pattern TEXT = Pattern.compile(
      "(\\d{1,18}(?:\\.\\d{0,9})?|\\.\\d{1,9})(?:(m|k|[MGTPE]|[KMGTPE]i)|[eE]([+-]?\\d{1,2}))?");
  private static final String UNITS = "kMGTPE";
  private static final Map<String, BigDecimal> SMALL =
      Map.of("", BigDecimal.ONE, "m", new BigDecimal("0.001"));

  /**
   * Parses an amount.
   *
   * @param place the element, for the message: {@code <requests><cpu> (-Dk8s.…)}
   * @throws KubeException if it is none, or nothing
   */
  static Quantity parse(String text, String place) throws KubeException {
    Matcher matcher = TEXT.matcher(text.strip());
    if (matcher.matches()) {
      BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(factor(matcher));
      if (amount.signum() > 0) {
        return new Quantity(text.strip(), amount);
      }
    }
    throw KubeException.inProject(place + " is \"" + text
        + "\": write an amount as in 100m or 0.5 for CPU, 64Mi or 1Gi for memory, or none.");
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && quantity.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static BigDecimal factor(Matcher matcher) {
    if (matcher.group(3) != null) {
      return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(matcher.group(3)));
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    if (SMALL.containsKey(unit)) {
      return SMALL.get(unit);
    }
    int power = UNITS.indexOf(unit.replace("Ki", "k").charAt(0)) + 1;
    return BigDecimal.valueOf(unit.endsWith("i") ? 1024 : 1000).pow(power);
  }
}
