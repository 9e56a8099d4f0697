package io.github.gok8s.go.test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Adds up the results of packages, and keeps what is to be said at the end. */
public final class TestSummary {

  private static final int NAMED = 20;

  private final List<String> tested = new ArrayList<>();
  private final List<String> untested = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();
  private final Set<String> buildErrors = new LinkedHashSet<>();
  private int tests;
  private int failures;
  private int errors;
  private int skipped;
  private int cached;
  private int notBuilt;

  /** Adds a package. */
  public synchronized void add(PackageResult result) {
    if (result.kind() == PackageResult.Kind.UNTESTED) {
      untested.add(result.packagePath());
      return;
    }
    tested.add(result.packagePath());
    tests += result.tests();
    failures += result.failures();
    errors += result.errors();
    skipped += result.skipped();
    cached += result.kind() == PackageResult.Kind.CACHED ? 1 : 0;
    for (TestCase test : result.bad()) {
      if (test.isOfBuild()) {
        notBuilt++;
        buildErrors.add(PlainText.of(test.output()));
      } else {
        bad.add(PlainText.of(
            result.packagePath() + " " + test.name() + ": " + test.outcome().message()));
      }
    }
  }

  /** Gives Maven's line: {@code Tests run: 3, Failures: 0, Errors: 0, Skipped: 0}. */
  public synchronized String line() {
    return line(tests, failures, errors, skipped);
  }

  /** Gives the same line for one package, with the time and the name, as Surefire has it for a class. */
  public static String line(PackageResult result) {
    boolean isBad = result.failures() + result.errors() > 0;
    return line(result.tests(), result.failures(), result.errors(), result.skipped())
        + String.format(Locale.ROOT, ", Time elapsed: %.3f s", result.seconds())
        + (isBad ? " <<< " + (result.errors() > 0 ? "ERROR!" : "FAILURE!") : "")
        + " -- in " + result.packagePath();
  }

  private static String line(int tests, int failures, int errors, int skipped) {
    return "Tests run: " + tests + ", Failures: " + failures + ", Errors: " + errors + ", Skipped: "
        + skipped;
  }

  /** Gives a line for each test to be mended, of many only the first ones, or nothing if there is none. */
  public synchronized List<String> badLines() {
    List<String> lines = new ArrayList<>(bad.subList(0, Math.min(NAMED, bad.size())));
    if (bad.size() > NAMED) {
      lines.add("… and " + (bad.size() - NAMED) + " more");
    }
    return lines;
  }

  public synchronized int bad() {
    return bad.size();
  }

  public synchronized int tests() {
    return tests;
  }

  public synchronized int skipped() {
    return skipped;
  }

  /** Gives how many packages have the results of an earlier run. */
  public synchronized int cached() {
    return cached;
  }

  /** Gives how many packages do not compile. */
  public synchronized int notBuilt() {
    return notBuilt;
  }

  /** Gives what the compiler says, each text once. */
  public synchronized String buildErrors() {
    return String.join("", buildErrors);
  }

  /** Lists the packages that have tests, or that do not compile. */
  public synchronized List<String> tested() {
    return List.copyOf(tested);
  }

  /** Lists the packages that have no tests. */
  public synchronized List<String> untested() {
    return List.copyOf(untested);
  }
}
