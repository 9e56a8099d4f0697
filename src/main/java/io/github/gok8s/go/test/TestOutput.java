package io.github.gok8s.go.test;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a test printed, without the frame that the testing package puts around it; of a long output the beginning and
 * the end. What the runtime says when the process crashes is kept apart, so that no output can push it out.
 */
final class TestOutput {

  private static final int KEPT = 32_000;
  private static final int KEPT_OF_CRASH = 128_000;

  private static final Pattern FRAME =
      Pattern.compile("=== (RUN|PAUSE|CONT|NAME|ATTR) .*|\\s*--- (PASS|FAIL|SKIP|BENCH): .*");
  private static final Pattern CRASH = Pattern.compile("(panic|fatal error|SIG[A-Z]+): .*");

  private static final Pattern GOROUTINE = Pattern.compile("\ngoroutine \\d+ .*\\[");

  /** Whatever is printed at a place in a source file, as t.Error does: {@code     main_test.go:12: got 1}. */
  private static final Pattern AT_PLACE = Pattern.compile("\\s+(\\S+\\.go:\\d+:) ?(.*)");

  /** What testify writes under the place. */
  private static final Pattern CAUSE = Pattern.compile("\\s*Error:\\s+(.*)");

  private final BoundedText before = new BoundedText(KEPT, KEPT);
  private @Nullable BoundedText crash;

  void append(String output) {
    String line = output.stripTrailing();
    if (FRAME.matcher(line).matches()) {
      return;
    }
    if (crash == null && CRASH.matcher(line).matches()) {
      crash = new BoundedText(KEPT_OF_CRASH, KEPT);
    }
    (crash == null ? before : crash).append(output);
  }

  int length() {
    return before.length() + (crash == null ? 0 : crash.length());
  }

  String text() {
    return before.text() + (crash == null ? "" : crash.text());
  }

  /** Gives the first line of what the runtime says of a crash: {@code panic: test timed out after 10m0s}. */
  Optional<String> crash() {
    return Optional.ofNullable(crash)
        .map(BoundedText::text)
        .filter(text -> GOROUTINE.matcher(text).find() || text.startsWith("SIG"))
        .map(text -> text.lines().findFirst().orElse(""));
  }

  /** Gives the line that says best what is wrong: the first one with a place, else the first one. */
  String headline() {
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      Matcher place = AT_PLACE.matcher(line);
      if (place.matches()) {
        return place.group(1) + " "
            + (place.group(2).isBlank() ? cause(lines, lines.indexOf(line)) : place.group(2));
      }
    }
    return lines.isEmpty() ? "" : lines.get(0).strip();
  }

  /** Whether a line is among those that were kept. */
  boolean has(String text) {
    return text().contains(text);
  }

  private static String cause(List<String> lines, int at) {
    List<String> below = lines.subList(at + 1, lines.size());
    return below.stream()
        .map(CAUSE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseGet(() -> below.isEmpty() ? "" : below.get(0).strip());
  }
}
