package io.github.gok8s.go.test;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test that runs, or has run, while its package still does. */
final class RunningTest {

  private static final String TIMEOUT = "panic: test timed out after ";

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private TestOutput output = new TestOutput();
  private @Nullable String dropped;
  private double seconds;
  private @Nullable Outcome outcome;

  RunningTest(String name) {
    this.name = name;
  }

  void append(String text) {
    output.append(text);
  }

  void addAttribute(String key, String value) {
    attributes.put(key, value);
  }

  /** Ends the test as its event says. */
  void end(String action, double elapsed) {
    seconds = elapsed;
    outcome = switch (action) {
      case "pass" -> new Outcome.Passed();
      case "skip" -> new Outcome.Skipped(output.headline());
      default -> failure();
    };
  }

  /**
   * Ends a test whose end nobody has seen: its process has ended, or has been.
   *
   * @param isPassed whether the process ended as one whose tests pass
   */
  void endWithProcess(boolean isPassed) {
    if (isPassed && isBenchmark()) {
      outcome = new Outcome.Passed(); // go says nothing of a benchmark's end
    } else if (output.crash().isPresent()) {
      outcome = crash(output.crash().get());
    } else {
      outcome = new Outcome.Broken(
          "exit",
          isPassed
              ? "the process ended with exit code 0 while this test ran"
              : "the process ended while this test ran");
    }
  }

  boolean isBenchmark() {
    return name.startsWith("Benchmark");
  }

  boolean isRunning() {
    return outcome == null;
  }

  boolean isPassed() {
    return outcome instanceof Outcome.Passed;
  }

  int outputLength() {
    return output.length();
  }

  /** Forgets what the test printed. */
  void dropOutput() {
    dropped = "(The output is left out here: the tests of this package printed too much.)\n";
    output = new TestOutput();
  }

  TestCase result() {
    Outcome end = outcome == null ? new Outcome.Passed() : outcome;
    return new TestCase(name, seconds, end, dropped == null ? output.text() : dropped, attributes);
  }

  private Outcome failure() {
    if (output.crash().isPresent()) {
      return crash(output.crash().get());
    }
    String message = output.headline();
    if (output.has("race detected during execution of test")) {
      return new Outcome.Failed("race", "a data race was detected");
    }
    return new Outcome.Failed("failure", message.isEmpty() ? "the test failed" : message);
  }

  private static Outcome crash(String firstLine) {
    return firstLine.startsWith(TIMEOUT)
        ? new Outcome.Broken("timeout", firstLine.substring("panic: ".length()))
        : new Outcome.Broken("panic", firstLine);
  }
}
