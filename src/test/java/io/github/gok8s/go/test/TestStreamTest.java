package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gok8s.go.test.PackageResult.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestStreamTest {

  private static final String[] PANIC = {
    "panic: assignment to entry in nil map [recovered, repanicked]\n",
    "\n",
    "goroutine 22 [running]:\n",
    "example.com/room.TestOpens(0x3d23f6e60488?)\n",
    "\texample.com/room/main_test.go:6 +0x28\n"
  };

  private final Events room = Events.ofRoom().start();

  @Test
  void tellsOfTestsThatPass() {
    PackageResult result =
        room.test("pass", "TestOpens").test("pass", "TestCloses", "noise\n").passes();

    assertThat(result.packagePath()).isEqualTo("example.com/room");
    assertThat(result.kind()).isEqualTo(Kind.TESTED);
    assertThat(result.seconds()).isEqualTo(0.512);
    assertThat(result.cases())
        .extracting(TestCase::name)
        .containsExactly("TestOpens", "TestCloses");
    assertThat(result.cases()).extracting(TestCase::seconds).containsExactly(0.25, 0.25);
    assertThat(result.cases()).extracting(TestCase::output).containsExactly("", "noise\n");
    assertThat(result.bad()).isEmpty();
  }

  @Test
  void saysByTheLineWithAPlaceWhatATestFound() {
    PackageResult result = room.test(
            "fail", "TestOpens", "opening\n", "    main_test.go:12: got 1, want 2\n", "    more\n")
        .fails();

    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Failed("failure", "main_test.go:12: got 1, want 2"));
    assertThat(only(result).output())
        .isEqualTo("opening\n    main_test.go:12: got 1, want 2\n    more\n");
    assertThat(result.failures()).isEqualTo(1);
    assertThat(result.errors()).isZero();
  }

  @Test
  void countsATestAndItsSubTests() {
    PackageResult result = room.run("TestTable")
        .run("TestTable/one")
        .output("TestTable/one", "=== PAUSE TestTable/one\n")
        .run("TestTable/two_words")
        .output("TestTable/one", "=== CONT  TestTable/one\n")
        .end("pass", "TestTable/one")
        .output("TestTable/two_words", "    main_test.go:5: bad\n")
        .end("fail", "TestTable/two_words")
        .end("fail", "TestTable")
        .fails();

    assertThat(result.tests()).isEqualTo(3);
    assertThat(result.bad())
        .extracting(TestCase::name, test -> test.outcome().message())
        .containsExactly(
            tuple("TestTable", "the test failed"),
            tuple("TestTable/two_words", "main_test.go:5: bad"));
  }

  @Test
  void saysWhyATestWasSkipped() {
    PackageResult result = room.test("skip", "TestOpens", "    main_test.go:5: not today\n")
        .test("skip", "TestCloses")
        .passes();

    assertThat(result.skipped()).isEqualTo(2);
    assertThat(result.cases())
        .extracting(TestCase::outcome)
        .containsExactly(new Outcome.Skipped("main_test.go:5: not today"), new Outcome.Skipped(""));
  }

  @Test
  void takesAPanicForAnError() {
    PackageResult result = room.test("pass", "TestBefore")
        .run("TestOpens")
        .output("TestOpens", "--- FAIL: TestOpens (0.00s)\n")
        .output("TestOpens", PANIC)
        .end("fail", "TestOpens")
        .says("FAIL\texample.com/room\t0.011s\n")
        .endsBy("fail");

    assertThat(result.tests()).isEqualTo(2);
    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Broken(
            "panic", "panic: assignment to entry in nil map [recovered, repanicked]"));
    assertThat(only(result).output()).startsWith("panic: ").contains("main_test.go:6");
  }

  @Test
  void takesTestsThatAPanicEndedForErrorsToo() {
    PackageResult result = room.run("TestOpens")
        .run("TestOpens/door")
        .output("TestOpens/door", PANIC)
        .says("FAIL\texample.com/room\t0.011s\n")
        .endsBy("fail");

    assertThat(result.errors()).isEqualTo(2);
    assertThat(result.cases().get(0).outcome())
        .isEqualTo(new Outcome.Broken("exit", "the process ended while this test ran"));
    assertThat(result.cases().get(1).outcome()).isInstanceOf(Outcome.Broken.class);
    assertThat(result.cases().get(1).outcome().message()).startsWith("panic: assignment");
  }

  @Test
  void keepsTheGoroutinesOfATestThatHangs() {
    PackageResult result = room.run("TestOpens")
        .output(
            "TestOpens",
            "coverage: 10% of statements\n",
            "panic: test timed out after 2s\n",
            "\trunning tests:\n",
            "\t\tTestOpens (2s)\n",
            "\n",
            "goroutine 18 [running]:\n",
            "testing.(*M).startAlarm.func1()\n",
            "goroutine 6 [select (no cases)]:\n",
            "example.com/room.TestOpens.func1(0x5bb8245a488?)\n")
        .says("FAIL\texample.com/room\t2.034s\n")
        .endsBy("fail");

    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Broken("timeout", "test timed out after 2s"));
    assertThat(only(result).output()).contains("goroutine 6 [select (no cases)]:");
  }

  @Test
  void isNotGreenWhereATestEndsTheProcessWithSuccess() {
    // as go 1.26 tells it: all that it says itself looks like the test's
    PackageResult result = room.test("pass", "TestBefore")
        .run("TestExits")
        .output("TestExits", "ok  \texample.com/room\t0.003s\n")
        .line(
            "{\"Action\":\"pass\",\"Package\":\"example.com/room\",\"Test\":\"TestExits\",\"Elapsed\":0.003}")
        .endsWithoutEnd("");

    assertThat(result.errors()).isEqualTo(1);
    assertThat(only(result).name()).isEqualTo("TestExits");
    assertThat(only(result).outcome())
        .isEqualTo(
            new Outcome.Broken("exit", "the process ended with exit code 0 while this test ran"));
    assertThat(only(result).output()).isEmpty();
  }

  @Test
  void isNotGreenWhereTestMainForgetsThatTestsFailed() {
    PackageResult result = room.test("fail", "TestOpens", "    main_test.go:6: x\n")
        .says("FAIL\n", "ok  \texample.com/room\t0.007s\n")
        .endsBy("pass");

    assertThat(result.failures()).isEqualTo(1);
  }

  @Test
  void saysThatTestMainLetNoTestRun() {
    PackageResult result = room.says(
            "no database here\n",
            "program not built with -cover\n",
            "ok  \texample.com/room\t0.002s\n")
        .endsBy("pass");

    assertThat(result.cases())
        .containsExactly(new TestCase(
            "TestMain",
            0.512,
            new Outcome.Skipped("TestMain ended the process before any test"),
            "no database here\n"));
  }

  @Test
  void standsForATestMainThatFails() {
    PackageResult result = room.says(
            "cannot start database\n",
            "program not built with -cover\n",
            "FAIL\texample.com/room\t0.002s\n")
        .endsBy("fail");

    assertThat(only(result).name()).isEqualTo("TestMain");
    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Broken("exit", "cannot start database"));
    assertThat(only(result).output()).isEqualTo("cannot start database\n");
  }

  @Test
  void standsForAnInitFunctionThatPanics() {
    PackageResult result =
        room.says(PANIC).says("FAIL\texample.com/room\t0.008s\n").endsBy("fail");

    assertThat(only(result).name()).isEqualTo("TestMain");
    assertThat(only(result).outcome()).isInstanceOf(Outcome.Broken.class);
    assertThat(only(result).outcome().message()).startsWith("panic: assignment");
  }

  @Test
  void saysThatAProcessEndedWithoutAWord() {
    PackageResult result = room.says("FAIL\texample.com/room\t0.008s\n").endsBy("fail");

    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Broken("exit", "the process ended without a result"));
  }

  @Test
  void tellsWhatTheCompilerSaysOfTests() {
    PackageResult result = Events.ofRoom()
        .line(
            build("build-output", ",\"Output\":\"# example.com/room [example.com/room.test]\\n\""))
        .line(build("build-output", ",\"Output\":\"./main_test.go:5:28: undefined: open\\n\""))
        .line(build("build-fail", ""))
        .start()
        .says("FAIL\texample.com/room [build failed]\n")
        .line(
            "{\"Action\":\"fail\",\"Package\":\"example.com/room\",\"Elapsed\":0,\"FailedBuild\":\"example.com/room [example.com/room.test]\"}")
        .endsWithoutEnd("");

    assertThat(result.isNotBuilt()).isTrue();
    assertThat(only(result).name()).isEqualTo("[build failed]");
    assertThat(only(result).outcome()).isEqualTo(new Outcome.Broken("build", "Build error"));
    assertThat(only(result).output())
        .isEqualTo("# example.com/room [example.com/room.test]\n"
            + "./main_test.go:5:28: undefined: open\n");
  }

  @Test
  void tellsItAlsoOfOlderGoThatWritesItElsewhere() {
    Events events = room.says("FAIL\texample.com/room [build failed]\n")
        .line("{\"Action\":\"fail\",\"Package\":\"example.com/room\",\"Elapsed\":0}");
    assertThat(events.results).isEmpty();

    PackageResult result = events.endsWithoutEnd("# example.com/other [example.com/other.test]\n"
        + "other/x_test.go:1:1: no\n"
        + "# example.com/room [example.com/room.test]\n"
        + "./main_test.go:5:28: undefined: open\n");

    assertThat(only(result).output())
        .isEqualTo("# example.com/room [example.com/room.test]\n"
            + "./main_test.go:5:28: undefined: open\n");
  }

  @Test
  void saysSoWhereGoGivesNoReason() {
    PackageResult result = room.says("FAIL\texample.com/room [setup failed]\n")
        .line("{\"Action\":\"fail\",\"Package\":\"example.com/room\"}")
        .endsWithoutEnd("");

    assertThat(only(result).output()).isEqualTo("go does not say why.\n");
  }

  @Test
  void knowsResultsOfAnEarlierRun() {
    PackageResult result = room.test("pass", "TestOpens")
        .says("PASS\n", "coverage: 66.7% of statements\n")
        .says("ok  \texample.com/room\t(cached)\tcoverage: 66.7% of statements\n")
        .endsBy("pass");

    assertThat(result.kind()).isEqualTo(Kind.CACHED);
    assertThat(result.tests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?   \texample.com/room\t[no test files]\n",
        "\texample.com/room\t\tcoverage: 0.0% of statements\n"
      })
  void knowsPackagesWithoutTests(String line) {
    PackageResult result = room.says(line).endsBy(line.startsWith("?") ? "skip" : "pass");

    assertThat(result.kind()).isEqualTo(Kind.UNTESTED);
    assertThat(result.cases()).isEmpty();
  }

  @Test
  void findsNothingBadInTestsOfWhichNoneWasChosen() {
    PackageResult result = room.says(
            "testing: warning: no tests to run\n",
            "PASS\n",
            "ok  \texample.com/room\t0.003s [no tests to run]\n")
        .endsBy("pass");

    assertThat(result.kind()).isEqualTo(Kind.TESTED);
    assertThat(result.cases()).isEmpty();
  }

  @Test
  void takesARaceForWhatItIs() {
    PackageResult result = room.test(
            "fail",
            "TestOpens",
            "==================\n",
            "WARNING: DATA RACE\n",
            "    testing.go:1712: race detected during execution of test\n")
        .fails();

    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Failed("race", "a data race was detected"));
  }

  @Test
  void countsBenchmarksWhoseEndGoDoesNotTell() {
    PackageResult result = room.test("pass", "TestOpens")
        .says("goos: linux\n", "pkg: example.com/room\n")
        .run("BenchmarkOpens")
        .output(
            "BenchmarkOpens",
            "BenchmarkOpens\n",
            "BenchmarkOpens-2   \t      10\t        31.10 ns/op\n")
        .passes();

    assertThat(result.tests()).isEqualTo(2);
    assertThat(result.bad()).isEmpty();
    assertThat(room.benchmarks)
        .containsExactly("BenchmarkOpens-2   \t      10\t        31.10 ns/op");
  }

  @Test
  void keepsWhatATestSaysOfItself() {
    PackageResult result = room.run("TestOpens")
        .line(
            "{\"Action\":\"attr\",\"Package\":\"example.com/room\",\"Test\":\"TestOpens\",\"Key\":\"owner\",\"Value\":\"team a\"}")
        .output("TestOpens", "=== ATTR  TestOpens owner team a\n")
        .end("pass", "TestOpens")
        .passes();

    assertThat(result.cases().get(0).attributes()).containsEntry("owner", "team a");
    assertThat(result.cases().get(0).output()).isEmpty();
  }

  @Test
  void takesAPackageForBrokenWhoseEndDoesNotCome() {
    PackageResult result = room.run("TestOpens").endsWithoutEnd("");

    assertThat(only(result).outcome())
        .isEqualTo(new Outcome.Broken("exit", "the process ended while this test ran"));
  }

  @Test
  void keepsPackagesApartThatRunAtTheSameTime() {
    Events events = Events.ofRoom();
    for (String name : List.of("a", "b")) {
      events.line(
          "{\"Action\":\"run\",\"Package\":\"" + name + "\",\"Test\":\"Test" + name + "\"}");
    }
    for (String name : List.of("b", "a")) {
      events.line(
          "{\"Action\":\"pass\",\"Package\":\"" + name + "\",\"Test\":\"Test" + name + "\"}");
      events.line("{\"Action\":\"pass\",\"Package\":\"" + name + "\"}");
    }

    assertThat(events.results).extracting(PackageResult::packagePath).containsExactly("b", "a");
    assertThat(events.results)
        .extracting(result -> result.cases().get(0).name())
        .containsExactly("Testb", "Testa");
  }

  @Test
  void keepsLittleOfTestsThatPrintMuch() {
    String line = "x".repeat(1000) + "\n";
    room.run("TestLong");
    for (int i = 0; i < 20_000; i++) {
      room.output("TestLong", line);
    }
    room.end("pass", "TestLong");
    for (int i = 0; i < 100; i++) {
      room.run("TestMany/" + i);
      for (int j = 0; j < 60; j++) {
        room.output("TestMany/" + i, line);
      }
      room.end(i % 50 == 49 ? "fail" : "pass", "TestMany/" + i);
    }
    PackageResult result = room.fails();

    assertThat(result.cases().get(0).output())
        .hasSizeLessThan(70_000)
        .contains("characters are left out here");
    assertThat(result.cases().stream().mapToInt(test -> test.output().length()).sum())
        .isLessThan(1_300_000);
    assertThat(result.bad()).allSatisfy(test -> assertThat(test.output()).hasSize(60 * 1001));
    assertThat(result.cases().get(90).output())
        .isEqualTo("(The output is left out here: the tests of this package printed too much.)\n");
  }

  private static TestCase only(PackageResult result) {
    assertThat(result.bad()).hasSize(1);
    return result.bad().get(0);
  }

  private static String build(String action, String more) {
    return "{\"ImportPath\":\"example.com/room [example.com/room.test]\",\"Action\":\"" + action
        + "\"" + more + "}";
  }
}
