package io.github.gok8s.go.test;

import java.util.Map;

/**
 * A test, a sub-test, an example, a fuzz target or one of its seeds, or a benchmark that was run; or what stands for a
 * package that came to none of its tests.
 *
 * @param name as Go has it: {@code TestTable/two_words}
 * @param seconds how long it took
 * @param outcome how it ended
 * @param output what it printed, cut where it is long
 * @param attributes what it said by {@code t.Attr}
 */
public record TestCase(
    String name, double seconds, Outcome outcome, String output, Map<String, String> attributes) {

  /** The name of the case that stands for code around the tests: TestMain, or an init function. */
  static final String AROUND = "TestMain";

  /** The name of the case that stands for tests that do not compile. */
  static final String BUILD = "[build failed]";

  public TestCase {
    attributes = Map.copyOf(attributes);
  }

  TestCase(String name, double seconds, Outcome outcome, String output) {
    this(name, seconds, outcome, output, Map.of());
  }

  /** Whether this stands for tests that could not be compiled. */
  boolean isOfBuild() {
    return name.equals(BUILD);
  }
}
