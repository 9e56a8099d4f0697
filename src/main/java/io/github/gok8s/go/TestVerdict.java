package io.github.gok8s.go;

import io.github.gok8s.go.test.TestSummary;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what the results of a module's tests mean for its build.
 *
 * @param module the module
 * @param summary the results
 * @param findings what {@code go vet} found
 * @param race whether the race detector looked on
 */
record TestVerdict(
    GoModule module, TestSummary summary, Optional<GoVet.Findings> findings, boolean race) {

  private static final Logger LOG = LoggerFactory.getLogger(TestVerdict.class);

  /** Logs Maven's line about all tests. */
  void log() {
    if (summary.tests() == 0) {
      LOG.info("No tests to run.");
      return;
    }
    if (summary.cached() > 0) {
      LOG.info(
          "unchanged    {} of {} with tests: their results are those of an earlier run",
          summary.cached(),
          count(summary.tested().size()));
    }
    if (summary.bad() + summary.notBuilt() > 0) {
      LOG.error("{}", summary.line());
    } else if (summary.skipped() > 0) {
      LOG.warn("{}", summary.line());
    } else {
      LOG.info("{}", summary.line());
    }
  }

  /**
   * Gives the outcome.
   *
   * @param whereToLook sentences for whoever has to mend a test
   */
  TestOutcome outcome(String whereToLook) {
    return new TestOutcome(true, summary.tests(), failed(whereToLook), broken());
  }

  private Optional<String> failed(String whereToLook) {
    if (summary.bad() == 0) {
      return Optional.empty();
    }
    StringBuilder message = new StringBuilder();
    message.append(summary.bad()).append(" of ").append(summary.tests()).append(" tests of ");
    message.append(module.path()).append(" failed:\n");
    summary.badLines().forEach(line -> message.append("  ").append(line).append('\n'));
    return Optional.of(message.append(whereToLook).toString());
  }

  private Optional<String> broken() {
    if (summary.notBuilt() == 0) {
      return findings
          .filter(found -> !found.isAboutCompiling() || summary.bad() == 0)
          .map(GoVet.Findings::message);
    }
    return Optional.of("The tests of " + count(summary.notBuilt()) + " of " + module.path()
        + " do not compile:\n" + GoOutput.excerpt(summary.buildErrors()) + advice());
  }

  private String advice() {
    String errors = summary.buildErrors();
    if (!errors.contains("C compiler ") || !errors.contains(" not found")) {
      return "";
    }
    return (race
            ? "\n<test><race> (-Dk8s.test.race) needs a C compiler"
            : "\nThe tests need a C compiler")
        + ", and there is none: install gcc, or name another as CC in <buildEnvironment> (-Dk8s.buildEnvironment=CC=…).";
  }

  private static String count(int packages) {
    return packages == 1 ? "1 package" : packages + " packages";
  }
}
