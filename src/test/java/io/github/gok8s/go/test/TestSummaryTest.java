package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.test.PackageResult.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSummaryTest {

  private static final TestCase GOOD = new TestCase("TestA", 0, new Outcome.Passed(), "");
  private static final TestCase SKIPPED = new TestCase("TestB", 0, new Outcome.Skipped("x"), "");
  private static final TestCase FAILED =
      new TestCase("TestC", 0, new Outcome.Failed("failure", "c_test.go:1: \u001B[1mno"), "");
  private static final TestCase BROKEN =
      new TestCase("TestD", 0, new Outcome.Broken("panic", "panic: boom"), "");
  private static final TestCase NOT_BUILT =
      new TestCase("[build failed]", 0, new Outcome.Broken("build", "Build error"), "x.go:1: no\n");

  private final TestSummary summary = new TestSummary();

  @Test
  void addsPackagesUp() {
    summary.add(result("a", Kind.TESTED, GOOD, SKIPPED, FAILED));
    summary.add(result("b", Kind.CACHED, GOOD));
    summary.add(result("c", Kind.UNTESTED));
    summary.add(result("d", Kind.TESTED, BROKEN));

    assertThat(summary.line()).isEqualTo("Tests run: 5, Failures: 1, Errors: 1, Skipped: 1");
    assertThat(summary.tests()).isEqualTo(5);
    assertThat(summary.cached()).isEqualTo(1);
    assertThat(summary.tested()).containsExactly("a", "b", "d");
    assertThat(summary.untested()).containsExactly("c");
    assertThat(summary.badLines())
        .containsExactly("a TestC: c_test.go:1: no", "d TestD: panic: boom");
  }

  @Test
  void keepsWhatDoesNotCompileApart() {
    summary.add(result("a", Kind.TESTED, NOT_BUILT));
    summary.add(result("b", Kind.TESTED, NOT_BUILT));

    assertThat(summary.notBuilt()).isEqualTo(2);
    assertThat(summary.bad()).isZero();
    assertThat(summary.buildErrors()).isEqualTo("x.go:1: no\n");
    assertThat(summary.line()).isEqualTo("Tests run: 2, Failures: 0, Errors: 2, Skipped: 0");
  }

  @Test
  void namesTheFirstOfManyBadTests() {
    TestCase[] all = IntStream.range(0, 25).mapToObj(i -> FAILED).toArray(TestCase[]::new);

    summary.add(result("a", Kind.TESTED, all));

    assertThat(summary.badLines()).hasSize(21).endsWith("… and 5 more");
  }

  @Test
  void hasSurefiresLineForEachPackage() {
    assertThat(TestSummary.line(result("example.com/room", Kind.TESTED, GOOD, SKIPPED)))
        .isEqualTo("Tests run: 2, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 1.250 s"
            + " -- in example.com/room");
    assertThat(TestSummary.line(result("a", Kind.TESTED, FAILED)))
        .isEqualTo(
            "Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1.250 s <<< FAILURE! -- in a");
    assertThat(TestSummary.line(result("a", Kind.TESTED, BROKEN)))
        .isEqualTo(
            "Tests run: 1, Failures: 0, Errors: 1, Skipped: 0, Time elapsed: 1.250 s <<< ERROR! -- in a");
  }

  private static PackageResult result(String name, Kind kind, TestCase... cases) {
    return new PackageResult(name, List.of(cases), 1.25, kind);
  }
}
