package io.github.gok8s.image;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names the signal that tells the program to end.
 *
 * @param text {@code SIGINT}, or a number
 */
public record StopSignal(String text) {

  private static final Pattern SIGNAL =
      Pattern.compile("SIG[A-Z][A-Z0-9]{1,7}(?:[+-][0-9]{1,2})?|[1-9][0-9]?");

  /**
   * Parses {@code SIGINT}, {@code INT} or {@code 2}.
   *
   * @throws ImageException if it is no signal
   */
  public static StopSignal parse(String text) throws ImageException {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    String signal = upper.matches("[A-Z].*") && !upper.startsWith("SIG") ? "SIG" + upper : upper;
    if (!SIGNAL.matcher(signal).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not a signal: write its name or its number, as in SIGTERM, SIGINT or 2."
          + " Correct <image><stopSignal> (-Dk8s.image.stopSignal).");
    }
    return new StopSignal(signal);
  }

  @Override
  public String toString() {
    return text;
  }
}
