package io.github.gok8s.go.test;

import io.github.gok8s.go.test.PackageResult.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Follows the tests of one package from event to event, and says in the end what came of them. */
final class PackageRun {

  /** Kept of the output of tests that passed, for it is seldom read; of those that failed much more. */
  private static final int KEPT_OF_PASSED = 1_000_000;

  private static final int KEPT_OF_OTHERS = 8_000_000;

  private static final Pattern OK = Pattern.compile("ok  \t\\S+\t.*");
  private static final Pattern NO_TEST_FILES =
      Pattern.compile("\\?   \t\\S+\t\\[no test files]|\t\\S+\t\tcoverage: .*");
  private static final Pattern BENCHMARK_RESULT =
      Pattern.compile("Benchmark\\S*\\s+\\d+\\s+.*/op.*");

  private final String packagePath;
  private final Map<String, RunningTest> tests = new LinkedHashMap<>();
  private final TestOutput around = new TestOutput();
  private int keptOfPassed;
  private int keptOfOthers;
  private boolean runnerCameToItsEnd;
  private boolean isOk;
  private boolean isCached;
  private boolean isUntested;
  private boolean isNotBuilt;

  PackageRun(String packagePath) {
    this.packagePath = packagePath;
  }

  /**
   * Whether an event is the package's end. Where a test has ended the process with success, go's own last lines, and
   * this event with them, look like that test's.
   */
  boolean isEndedBy(TestEvent event) {
    return switch (event.action()) {
      case "pass", "fail", "skip" -> event.isOfPackage() || isOk;
      default -> false;
    };
  }

  /** Takes an event that is not the package's end. */
  void take(TestEvent event) {
    if (event.action().equals("output")) {
      takeOutput(event);
    } else if (!event.isOfPackage()) {
      RunningTest test = test(event.test());
      switch (event.action()) {
        case "attr" -> test.addAttribute(event.field("Key"), event.field("Value"));
        case "pass", "fail", "skip" -> {
          test.end(event.action(), event.seconds());
          limit(test);
        }
        default -> {}
      }
    }
  }

  private void takeOutput(TestEvent event) {
    String line = event.output().stripTrailing();
    if (OK.matcher(line).matches() && line.contains("\t" + packagePath + "\t")) {
      isOk = true;
      isCached = line.contains("\t(cached)");
    } else if (!event.isOfPackage()) {
      test(event.test()).append(event.output());
    } else if (line.equals("PASS") || line.equals("FAIL")) {
      runnerCameToItsEnd = true;
    } else if (NO_TEST_FILES.matcher(line).matches()) {
      isUntested = true;
    } else if (line.startsWith("FAIL\t" + packagePath)) {
      isNotBuilt = line.endsWith(" [build failed]") || line.endsWith(" [setup failed]");
    } else if (!isAddedByGo(line)) {
      around.append(event.output());
    }
  }

  private static boolean isAddedByGo(String line) {
    return line.startsWith("coverage: ")
        || line.equals("program not built with -cover")
        || line.equals("testing: warning: no tests to run");
  }

  /**
   * Ends the package.
   *
   * @param isPassed what go thinks of it
   * @param buildOutput what the compiler said, where it is the reason
   */
  PackageResult end(boolean isPassed, double seconds, String buildOutput) {
    boolean isBuildFailure = !buildOutput.isEmpty();
    tests.values().stream()
        .filter(RunningTest::isRunning)
        .forEach(test -> test.endWithProcess(isPassed));
    List<TestCase> cases = new ArrayList<>();
    tests.values().forEach(test -> cases.add(test.result()));
    if (isBuildFailure) {
      cases.add(
          new TestCase(TestCase.BUILD, 0, new Outcome.Broken("build", "Build error"), buildOutput));
    } else if (!isPassed && cases.stream().noneMatch(test -> test.outcome().isBad())) {
      cases.add(aroundTheTests());
    } else if (isOk && !isCached && !runnerCameToItsEnd && cases.isEmpty()) {
      cases.add(new TestCase(
          TestCase.AROUND,
          seconds,
          new Outcome.Skipped("TestMain ended the process before any test"),
          around.text()));
    }
    Kind kind =
        isUntested && cases.isEmpty() ? Kind.UNTESTED : isCached ? Kind.CACHED : Kind.TESTED;
    return new PackageResult(packagePath, cases, seconds, kind);
  }

  boolean isNotBuilt() {
    return isNotBuilt;
  }

  /** Lists the lines with what benchmarks measured. */
  List<String> benchmarks() {
    return tests.values().stream()
        .filter(RunningTest::isBenchmark)
        .flatMap(test -> test.result().output().lines())
        .filter(line -> BENCHMARK_RESULT.matcher(line).matches())
        .toList();
  }

  private TestCase aroundTheTests() {
    String message = around.crash().orElseGet(around::headline);
    String type = around.crash().isPresent() ? "panic" : "exit";
    return new TestCase(
        TestCase.AROUND,
        0,
        new Outcome.Broken(
            type, message.isEmpty() ? "the process ended without a result" : message),
        around.text());
  }

  private RunningTest test(String name) {
    return tests.computeIfAbsent(name, RunningTest::new);
  }

  /** A package may have any number of tests; what they print shall not fill the memory. */
  private void limit(RunningTest test) {
    if (test.isPassed()) {
      keptOfPassed += test.outputLength();
      if (keptOfPassed > KEPT_OF_PASSED) {
        keptOfPassed -= test.outputLength();
        test.dropOutput();
      }
    } else {
      keptOfOthers += test.outputLength();
      if (keptOfOthers > KEPT_OF_OTHERS) {
        keptOfOthers -= test.outputLength();
        test.dropOutput();
      }
    }
  }
}
