package io.github.gok8s.image;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes.
 *
 * @param bytes the number, not negative
 */
public record ByteSize(long bytes) {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(B|KB|MB|GB|KIB|MIB|GIB)");

  /**
   * Parses {@code 900KB}, {@code 5MB} or {@code 2.5 MB} (powers of 1000) or {@code 5MiB} (powers of 1024).
   *
   * @throws ImageException if the text is no size above zero
   */
  public static ByteSize parse(String text) throws ImageException {
    Matcher matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (matcher.matches()) {
      BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2)));
      if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
        return new ByteSize(bytes.longValue());
      }
    }
    throw ImageException.inProject("\"" + text
        + "\" is not a size: write a number and a unit, as in 900KB, 5MB (powers of 1000) or 5MiB (powers of 1024)."
        + " Correct <image><maxSize> (-Dk8s.image.maxSize).");
  }

  /** Gives {@code 1.89} for 1,893,120 bytes. */
  public String megabytes() {
    return BigDecimal.valueOf(bytes)
        .movePointLeft(6)
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** Gives {@code 1.89 MB}, below a million bytes {@code 235 KB}. */
  @Override
  public String toString() {
    return bytes < 1_000_000
        ? BigDecimal.valueOf(bytes).movePointLeft(3).setScale(0, RoundingMode.CEILING) + " KB"
        : megabytes() + " MB";
  }

  private static BigDecimal unit(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "KB" -> 1_000;
          case "MB" -> 1_000_000;
          case "GB" -> 1_000_000_000;
          case "KIB" -> 1 << 10;
          case "MIB" -> 1 << 20;
          case "GIB" -> 1 << 30;
          default -> 1;
        });
  }
}
