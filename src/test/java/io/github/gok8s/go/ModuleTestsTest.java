package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a developer gets of tests that are as they should be, with the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class ModuleTestsTest {

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
  void reportsTestsAndCoverage() throws Exception {
    sums.project.write("more/more.go", "package more\n\nfunc More() int { return 1 }\n");

    TestOutcome outcome = sums.run(go);

    assertThat(outcome).isEqualTo(new TestOutcome(true, 1, Optional.empty(), Optional.empty()));
    assertThat(sums.report("sums"))
        .contains("<testsuite ", "name=\"example.com/sums\"", "tests=\"1\" errors=\"0\"")
        .contains("<testcase name=\"TestAdds\" classname=\"example.com/sums\"")
        .contains("<property name=\"go.version\" value=\"" + go.version().toolchainName() + "\">")
        .contains("<property name=\"cached\" value=\"");
    assertThat(sums.hasReport("sums.more")).isFalse();
    assertThat(sums.coverage().lines())
        .startsWith("mode: set")
        .contains("example.com/sums/sums.go:3.24,4.11 1 1", "example.com/sums/sums.go:4.11,6.3 1 0")
        .anyMatch(
            line -> line.startsWith("example.com/sums/more/more.go:3.") && line.endsWith(" 0"));
    assertThat(Files.readString(sums.project.target.lcov())).contains("SF:sums.go\nDA:3,1\n");
    assertThat(Files.readString(sums.project.target.cobertura()))
        .contains("<package name=\"example.com/sums/more\" line-rate=\"0.0000\"");
    assertThat(Files.readString(sums.project.target.testEvents()))
        .contains("\"Action\":\"run\"", "\"Test\":\"TestAdds\"");
    assertThat(sums.project.target.path().resolve("k8s")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void startsNoVetAndHandsOnlyTestedPackagesToGoWhereNothingChanged() throws Exception {
    sums.project.write("more/more.go", "package more\n\nfunc More() int { return 1 }\n");
    sums.run(go);
    assertThat(go.calls()).hasSize(2).satisfies(calls -> {
      assertThat(calls.get(0)).contains(" vet -trimpath -buildvcs=false ").endsWith(" -- ./...");
      assertThat(calls.get(1)).contains(" test -json -trimpath ").endsWith(" ./...");
    });
    String coverage = sums.coverage();

    sums.run(go);

    assertThat(go.calls()).singleElement().asString().endsWith(" example.com/sums");
    assertThat(sums.report("sums")).contains("<property name=\"cached\" value=\"true\">");
    assertThat(sums.coverage().lines())
        .containsExactlyInAnyOrderElementsOf(coverage.lines().toList());
  }

  @Test
  void looksAgainWhereTheCodeChanged() throws Exception {
    sums.run(go);
    go.calls();
    sums.project.write("more/more_test.go", TestModule.test("more", "More", "t.Log(1)"));

    assertThat(sums.run(go).tests()).isEqualTo(2);

    assertThat(go.calls()).hasSize(2);
    assertThat(sums.hasReport("sums.more")).isTrue();
  }

  @Test
  void removesTheReportsOfPackagesThatAreGone() throws Exception {
    sums.project.write("more/more_test.go", TestModule.test("more", "More", "t.Log(1)"));
    sums.run(go);
    Path others = Files.writeString(
        sums.project.target.testReports().resolve("TEST-com.example.JavaTest.xml"), "x");
    Files.delete(sums.project.folder.resolve("more/more_test.go"));
    sums.run(go);

    assertThat(sums.hasReport("sums.more")).isFalse();
    assertThat(sums.hasReport("sums")).isTrue();
    assertThat(others).exists();
  }

  @Test
  void startsNoGoForAModuleWithoutTestsThatVetHasSeen() throws Exception {
    Files.delete(sums.project.folder.resolve("sums_test.go"));
    sums.project.write("testdata/x_test.go", "not Go");

    assertThat(sums.run(go)).isEqualTo(TestOutcome.NONE);
    assertThat(go.calls()).singleElement().asString().contains(" vet ");
    assertThat(sums.run(go)).isEqualTo(TestOutcome.NONE);
    assertThat(go.calls()).isEmpty();
    assertThat(sums.project.target.testReports()).doesNotExist();
    assertThat(sums.project.target.coverageProfile()).doesNotExist();
  }

  @Test
  void runsTheTestsThatAreChosen() throws Exception {
    sums.project.write("more_test.go", """
        package sums

        import "testing"

        func TestTable(t *testing.T) {
        	for _, name := range []string{"one", "two", "three"} {
        		t.Run(name, func(t *testing.T) {})
        	}
        }

        func TestAddsMore(t *testing.T) {}
        """);
    sums.run(go);
    assertThat(sums.report("sums")).contains("tests=\"6\"");

    sums.selection = "TestTable#one+two";
    assertThat(sums.run(go).tests()).isEqualTo(3);
    assertThat(sums.report("sums")).contains("name=\"TestTable/two\"").doesNotContain("three");

    sums.selection = "TestAdds*,!TestAddsMore";
    assertThat(sums.run(go).tests()).isEqualTo(1);

    sums.selection = "TestOther";
    assertThat(sums.run(go).tests()).isZero();
    assertThat(sums.report("sums")).contains("name=\"TestAdds\"");
  }

  @Test
  void runsBenchmarksAndFuzzSeedsAsGoDoes() throws Exception {
    sums.project.write("more_test.go", """
        package sums

        import "testing"

        func FuzzAdd(f *testing.F) {
        	f.Add(1, 2)
        	f.Add(3, 4)
        	f.Fuzz(func(t *testing.T, a, b int) { Add(a, b) })
        }

        func BenchmarkAdd(b *testing.B) {
        	for i := 0; i < b.N; i++ {
        		Add(1, 2)
        	}
        }
        """);

    assertThat(sums.run(go).tests()).isEqualTo(4);
    assertThat(sums.report("sums")).contains("name=\"FuzzAdd/seed#1\"").doesNotContain("Benchmark");

    sums.arguments = List.of("-bench=.", "-benchtime=10x");
    assertThat(sums.run(go)).satisfies(outcome -> {
      assertThat(outcome.tests()).isEqualTo(5);
      assertThat(outcome.failed()).isEmpty();
    });
    assertThat(sums.report("sums")).containsPattern("BenchmarkAdd\\S*\\s+10\\s");
  }

  @Test
  void handsArgumentsOnToTheTests() throws Exception {
    sums.project.write("flag_test.go", """
        package sums

        import (
        	"flag"
        	"testing"
        )

        var update = flag.Bool("update", false, "")

        func TestIsUpdated(t *testing.T) {
        	if !*update || !testing.Short() || flag.Arg(0) != "x" {
        		t.Error("not updated")
        	}
        }
        """);
    sums.arguments = List.of("-short", "-update", "-args", "x", "-race");

    assertThat(sums.run(go).failed()).isEmpty();
  }

  @Test
  void givesTestsTheirFoldersWhereTheFlagOfTheProgramsIsTakenBack() throws Exception {
    sums.project.write("place_test.go", """
        package sums

        import (
        	"os"
        	"runtime"
        	"testing"
        )

        func TestPlace(t *testing.T) {
        	_, file, _, _ := runtime.Caller(0)
        	if _, err := os.Stat(file); err != nil {
        		t.Error(err)
        	}
        }
        """);

    assertThat(sums.run(go).failed()).isPresent();
    sums.arguments = List.of("-trimpath=false");
    assertThat(sums.run(go).failed()).isEmpty();
  }

  @Test
  void searchesForMoreByFuzzing() throws Exception {
    sums.project.write("fuzz_test.go", """
        package sums

        import "testing"

        func FuzzAdd(f *testing.F) {
        	f.Add(1, 2)
        	f.Fuzz(func(t *testing.T, a, b int) { Add(a, b) })
        }
        """);
    sums.arguments = List.of("-fuzz=FuzzAdd", "-fuzztime=20x");
    sums.packages = List.of(".");

    assertThat(sums.run(go).failed()).isEmpty();
    assertThat(sums.report("sums")).contains("<testcase name=\"FuzzAdd\"");
  }

  @Test
  void testsAProgramWhoseGoModLiesAbove() throws Exception {
    sums.project.write("cmd/client/main.go", "package main\n\nfunc main() {}\n");
    sums.project.write("cmd/client/main_test.go", TestModule.test("main", "Main", "main()"));
    TestModule client = new TestModule(sums.project.folder.resolve("cmd/client"));

    assertThat(client.run(go).tests()).isEqualTo(1);
    assertThat(client.report("sums.cmd.client")).contains("name=\"TestMain\"");
    assertThat(Files.readString(client.project.target.lcov())).contains("SF:main.go\n");
    go.calls();
    assertThat(client.run(go).tests()).isEqualTo(1);
    assertThat(go.calls()).hasSize(1);
  }

  @Test
  void countsTheCodeOfOtherPackagesOnRequest() throws Exception {
    sums.project.write(
        "words/words.go", "package words\n\nfunc Hi() string {\n\treturn \"hi\"\n}\n");
    sums.project.write(
        "more_test.go",
        "package sums\n\nimport (\n\t\"testing\"\n\n\t\"example.com/sums/words\"\n)\n\n"
            + "func TestHi(t *testing.T) {\n\tt.Log(words.Hi())\n}\n");
    sums.coverPackages = List.of("./...");

    sums.run(go);
    String lcov = Files.readString(sums.project.target.lcov());
    sums.run(go);

    assertThat(lcov).contains("SF:words/words.go\nDA:3,1\nDA:4,1\n");
    assertThat(Files.readString(sums.project.target.lcov())).isEqualTo(lcov);
  }

  @Test
  void countsNothingWhereThatIsSwitchedOff() throws Exception {
    sums.run(go);
    sums.coverage = false;
    go.calls();

    sums.run(go);

    assertThat(go.calls()).noneMatch(call -> call.contains("-cover"));
    assertThat(sums.project.target.coverageProfile()).doesNotExist();
    assertThat(sums.project.target.lcov()).doesNotExist();
    assertThat(sums.project.target.cobertura()).doesNotExist();
  }

  @Test
  void buildsTestsAsTheProgramsAreBuilt() throws Exception {
    sums.project.tags = List.of("special");
    sums.project.environment = Map.of("GREETING", "hi");
    sums.project.write("special_test.go", "//go:build special\n\n" + """
        package sums

        import (
        	"os"
        	"testing"
        )

        func TestSpecial(t *testing.T) {
        	if os.Getenv("GREETING") != "hi" {
        		t.Error("not greeted")
        	}
        }
        """);

    TestOutcome outcome = sums.run(go);

    assertThat(outcome.tests()).isEqualTo(2);
    assertThat(outcome.failed()).isEmpty();
  }

  @Test
  void testsOnlyThePackagesThatAreAskedFor() throws Exception {
    sums.project.write("more/more_test.go", TestModule.test("more", "More", "t.Error(1)"));
    sums.packages = List.of(".");

    assertThat(sums.run(go).failed()).isEmpty();
    assertThat(sums.hasReport("sums.more")).isFalse();
  }

  @Test
  void refusesArgumentsThatItDecidesAboutItself() throws Exception {
    sums.arguments = List.of("-short", "-coverprofile=x.out");

    assertThatThrownBy(() -> sums.run(go))
        .isInstanceOf(GoException.class)
        .hasMessage("<test><args> (-Dk8s.test.args) has \"-coverprofile=x.out\", but the profile is"
            + " k8s/coverage.out in the build folder.");
    sums.arguments = List.of();
    sums.timeout = "10 minutes";
    assertThatThrownBy(() -> sums.run(go))
        .hasMessage(
            "<test><timeout> (-Dk8s.test.timeout) is \"10 minutes\": write a number with its"
                + " unit, as in 90s or 10m, or 0 for no limit.");
    assertThat(go.calls()).isEmpty();
  }
}
