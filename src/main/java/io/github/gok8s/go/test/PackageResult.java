package io.github.gok8s.go.test;

import java.util.List;
import java.util.function.Predicate;

/**
 * What came of a package's tests.
 *
 * @param packagePath its import path
 * @param cases its tests, in the order in which they began
 * @param seconds how long they took together
 * @param kind whether it has tests at all, and whether they are new results
 */
public record PackageResult(String packagePath, List<TestCase> cases, double seconds, Kind kind) {

  /** What a package has. */
  public enum Kind {
    /** Its tests have run. */
    TESTED,
    /** Its tests ran another time, with the same inputs: these are the results of then. */
    CACHED,
    /** It has no tests. */
    UNTESTED
  }

  public PackageResult {
    cases = List.copyOf(cases);
  }

  public int tests() {
    return cases.size();
  }

  public int failures() {
    return count(test -> test.outcome() instanceof Outcome.Failed);
  }

  public int errors() {
    return count(test -> test.outcome() instanceof Outcome.Broken);
  }

  public int skipped() {
    return count(test -> test.outcome() instanceof Outcome.Skipped);
  }

  /** Lists the tests that are to be mended. */
  public List<TestCase> bad() {
    return cases.stream().filter(test -> test.outcome().isBad()).toList();
  }

  /** Whether the tests do not compile. */
  public boolean isNotBuilt() {
    return cases.stream().anyMatch(TestCase::isOfBuild);
  }

  private int count(Predicate<TestCase> which) {
    return (int) cases.stream().filter(which).count();
  }
}
