package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestOutputTest {

  private final TestOutput output = new TestOutput();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=== RUN   TestA\n",
        "=== PAUSE TestA\n",
        "=== CONT  TestA\n",
        "=== NAME  TestA\n",
        "=== ATTR  TestA key value\n",
        "--- PASS: TestA (0.00s)\n",
        "    --- FAIL: TestA/sub (0.00s)\n",
        "--- SKIP: TestA (0.00s)\n"
      })
  void leavesOutTheFrameOfTheTestingPackage(String frame) {
    output.append(frame);

    assertThat(output.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"== RUN\n", "--- a/file\n", "===\n", "FAIL\n", "=== RUN"})
  void keepsWhatOnlyLooksLikeIt(String line) {
    output.append(line);

    assertThat(output.text()).isEqualTo(line);
  }

  @Test
  void takesTheFirstLineWhereNoneHasAPlace() {
    lines("", "one", "two");

    assertThat(output.headline()).isEqualTo("one");
    assertThat(new TestOutput().headline()).isEmpty();
  }

  @Test
  void takesTheLineBelowAPlaceThatStandsAlone() {
    lines("    main_test.go:12: ", "        got 1", "        want 2");

    assertThat(output.headline()).isEqualTo("main_test.go:12: got 1");
  }

  @Test
  void findsTheErrorOfTestify() {
    lines(
        "    main_test.go:12: ",
        "        \tError Trace:\t/room/main_test.go:12",
        "        \tError:      \tNot equal: ",
        "        \t            \texpected: 1",
        "        \tTest:       \tTestA");

    assertThat(output.headline()).isEqualTo("main_test.go:12: Not equal: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic: boom",
        "fatal error: all goroutines are asleep - deadlock!",
        "fatal error: concurrent map writes"
      })
  void seesACrashOfTheRuntime(String line) {
    lines("before", line, "", "goroutine 1 [running]:", "main.main()");

    assertThat(output.crash()).contains(line);
    assertThat(output.text())
        .isEqualTo("before\n" + line + "\n\ngoroutine 1 [running]:\nmain.main()\n");
  }

  @Test
  void takesNoCrashForOneThatOnlyIsSpokenOf() {
    lines("panic: averted", "goroutine pools are fine");

    assertThat(output.crash()).isEmpty();
  }

  @Test
  void keepsTheCrashOfATestThatPrintsMuchBeforeAndHasManyGoroutines() {
    String line = "x".repeat(99);
    for (int i = 0; i < 10_000; i++) {
      lines(line);
    }
    lines("panic: test timed out after 2s", "", "goroutine 1 [running]:");
    for (int i = 0; i < 10_000; i++) {
      lines(line);
    }
    lines("end");

    assertThat(output.crash()).contains("panic: test timed out after 2s");
    assertThat(output.text())
        .contains("\npanic: test timed out after 2s\n\ngoroutine 1 [running]:\n")
        .endsWith("end\n")
        .hasSizeBetween(200_000, 240_000);
    assertThat(output.length()).isLessThan(240_000);
  }

  private void lines(String... lines) {
    for (String line : lines) {
      output.append(line + "\n");
    }
  }
}
