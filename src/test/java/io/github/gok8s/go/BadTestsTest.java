package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a developer sees of tests that are not as they should be, with the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class BadTestsTest {

  @TempDir
  Path folder;

  private RealGo go;
  private TestModule sums;

  @BeforeEach
  void writeModule() throws Exception {
    go = RealGo.in(folder);
    sums = TestModule.sums(folder.resolve("sums"));
  }

  @Test
  void namesTheTestsThatFailed() throws Exception {
    write("fails", "Fails", "t.Run(\"sub case\", func(t *testing.T) { t.Errorf(\"got %d\", 1) })");

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.broken()).isEmpty();
    assertThat(outcome.failed().orElseThrow())
        .startsWith("2 of 3 tests of example.com/sums failed:\n"
            + "  example.com/sums/fails TestFails: the test failed\n"
            + "  example.com/sums/fails TestFails/sub_case: fails_test.go:6: got 1\n"
            + "Their output stands in " + sums.project.target.testReports() + ".\n"
            + "The command, in " + sums.project.folder + ":\n"
            + "  CGO_ENABLED=0 ")
        .endsWith(
            "/go.sh test -trimpath -buildvcs=false '-ldflags=-s -w' -vet=off -timeout=10m ./...");
    assertThat(sums.report("sums.fails"))
        .contains("<failure message=\"fails_test.go:6: got 1\" type=\"failure\">");
    assertThat(sums.report("sums")).contains("failures=\"0\"");
    assertThat(sums.coverage()).contains("example.com/sums/sums.go");
  }

  @Test
  void isRedWhereTheProcessIsEndedWhicheverWay() throws Exception {
    write("panics", "Panics", "var m map[string]int\n\tm[\"a\"] = 1");
    write("exits", "Exits", "os.Exit(0)");
    write("vanishes", "Vanishes", "syscall.Exit(0)");
    write("hangs", "Hangs", "select {}");
    sums.timeout = "1s";

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.failed().orElseThrow())
        .startsWith("4 of 5 tests of example.com/sums failed:\n")
        .contains(
            "  example.com/sums/exits TestExits: panic: unexpected call to os.Exit(0) during test",
            "  example.com/sums/hangs TestHangs: test timed out after 1s\n",
            "  example.com/sums/panics TestPanics: panic: assignment to entry in nil map",
            "  example.com/sums/vanishes TestVanishes: the process ended with exit code 0 while this"
                + " test ran\n");
    assertThat(sums.report("sums.exits")).contains("type=\"panic\"");
    assertThat(sums.report("sums.panics")).contains("panics_test.go:7");
    assertThat(sums.report("sums.vanishes")).contains("errors=\"1\"");
    assertThat(sums.report("sums.hangs"))
        .contains("<error message=\"test timed out after 1s\" type=\"timeout\">")
        .contains("[select (no cases)]:\nexample.com/sums/hangs.TestHangs(");
  }

  @Test
  void tellsWhatTheCompilerSaysAndRunsTheOtherTests() throws Exception {
    write("broken", "Broken", "undefined()");

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.broken().orElseThrow())
        .startsWith("The tests of 1 package of example.com/sums do not compile:\n")
        .contains("  broken/broken_test.go:6:2: undefined: undefined");
    assertThat(sums.report("sums.broken"))
        .contains(
            "<testcase name=\"[build failed]\"", "<error message=\"Build error\" type=\"build\">")
        .contains("undefined: undefined");
    assertThat(sums.report("sums")).contains("errors=\"0\"");

    write("broken", "Mended", "t.Log(1)");
    assertThat(sums.run(go).broken()).isEmpty();
    assertThat(sums.report("sums.broken")).contains("errors=\"0\"");
  }

  @Test
  void failsByWhatVetFindsButRunsTheTests() throws Exception {
    sums.project.write(
        "odd/odd.go",
        "package odd\n\nimport \"fmt\"\n\nfunc F() {\n\tfmt.Printf(\"%d\\n\", \"x\")\n}\n");

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.tests()).isEqualTo(1);
    assertThat(outcome.broken().orElseThrow())
        .startsWith("go vet finds in example.com/sums:\n")
        .contains("  odd/odd.go:6:14: fmt.Printf format %d has arg \"x\" of wrong type string\n")
        .endsWith(
            "Mend that, or do without it by <test><vet>false</vet></test> (-Dk8s.test.vet=false).");
    assertThat(sums.run(go).broken()).as("the next time too").isPresent();
    sums.vet = false;
    assertThat(sums.run(go).broken()).isEmpty();
  }

  @Test
  void findsRacesWhereThereIsACompilerForCgo() throws Exception {
    write(
        "races",
        "Races",
        "n, done := 0, make(chan bool)\n" + "\tgo func() { n++; close(done) }()\n\tn++\n\t<-done");
    sums.race = true;
    sums.project.environment = Map.of("CC", "no-such-compiler");

    assertThat(sums.run(go).broken().orElseThrow())
        .contains("C compiler \"no-such-compiler\" not found")
        .endsWith(
            "\n<test><race> (-Dk8s.test.race) needs a C compiler, and there is none: install gcc,"
                + " or name another as CC in <buildEnvironment> (-Dk8s.buildEnvironment=CC=…).");

    sums.project.environment = Map.of("CGO_ENABLED", "0");
    assertThatThrownBy(() -> sums.run(go))
        .isInstanceOf(GoException.class)
        .hasMessageContaining("go vet can't look at example.com/sums:\n  go: -race requires cgo")
        .hasMessageContaining("<test><race> (-Dk8s.test.race) needs cgo, which <buildEnvironment>"
            + " (-Dk8s.buildEnvironment) switches off: leave CGO_ENABLED out there.");
  }

  @Test
  void tellsWhichPackagesAreNotThere() throws Exception {
    sums.packages = List.of("./nowhere/...");

    assertThatThrownBy(() -> sums.run(go))
        .isInstanceOf(GoException.class)
        .hasMessageContaining("go vet can't look at ./nowhere/... (<test><packages>,"
            + " -Dk8s.test.packages) in example.com/sums:\n  pattern ./nowhere/...: lstat")
        .hasMessageNotContaining("GOTMPDIR");
  }

  @Test
  void keepsReportsReadableWhateverTestsPrint() throws Exception {
    write(
        "noisy",
        "Noisy",
        "print(\"\\x1b[31mred\\x1b[0m \\x00 ]]> \\xff\\n\")\n\tt.Error(\"bad \\a\")");

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.failed().orElseThrow()).contains("TestNoisy: noisy_test.go:7: bad \n");
    assertThat(sums.report("sums.noisy")).contains("red  ]]&gt; \uFFFD");
  }

  @Test
  void leavesTheReportsOfTheLastRunWhereGoCanNotRun() throws Exception {
    sums.run(go);
    sums.arguments = List.of("-covermode=none");

    assertThatThrownBy(() -> sums.run(go)).isInstanceOf(GoException.class);
    assertThat(sums.hasReport("sums")).isTrue();
    assertThat(Files.list(sums.project.target.path().resolve("k8s")))
        .noneMatch(file -> file.getFileName().toString().startsWith("."));
  }

  private void write(String name, String test, String body) throws Exception {
    String imports = (body.contains("os.Exit") ? "import \"os\"\n\n" : "")
        + (body.contains("syscall.Exit") ? "import \"syscall\"\n\n" : "");
    String code = TestModule.test(name, test, body);
    sums.project.write(
        name + "/" + name + "_test.go",
        imports.isEmpty()
            ? code
            : code.replace("import \"testing\"\n\n", imports + "import \"testing\"\n\n"));
  }
}
