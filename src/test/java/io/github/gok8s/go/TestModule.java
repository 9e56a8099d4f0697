package io.github.gok8s.go;

import io.github.gok8s.go.TestOptions.Coverage;
import io.github.gok8s.go.test.TestSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A module on disk with tests, and how a test runs them; the defaults are those of the plugin. */
final class TestModule {

  final GoProject project;
  List<String> packages = List.of();
  String timeout = TestOptions.DEFAULT_TIMEOUT;
  boolean race;
  boolean vet = true;
  boolean coverage = true;
  List<String> coverPackages = List.of();
  List<String> arguments = List.of();
  String selection = "";

  TestModule(Path folder) {
    project = new GoProject(folder);
  }

  /** Makes a module that adds, with a test of that; Go of any version since 1.21 builds it. */
  static TestModule sums(Path folder) throws IOException {
    TestModule module = new TestModule(folder);
    module.project.write("go.mod", "module example.com/sums\n\ngo 1.21\n");
    module.project.write("sums.go", """
        package sums

        func Add(a, b int) int {
        	if a < 0 {
        		return b
        	}
        	return a + b
        }
        """);
    module.project.write("sums_test.go", test("sums", "Adds", """
        if got := Add(1, 2); got != 3 {
        		t.Errorf("got %d", got)
        	}"""));
    return module;
  }

  /** Gives a file with one test. */
  static String test(String packageName, String name, String body) {
    return "package " + packageName + "\n\nimport \"testing\"\n\nfunc Test" + name
        + "(t *testing.T) {\n\t" + body + "\n}\n";
  }

  TestOutcome run(RealGo go) throws Exception {
    return run(go.command());
  }

  TestOutcome run(GoCommand go) throws Exception {
    return tests(go).run(new Semaphore(2));
  }

  ModuleTests tests(GoCommand go) throws GoException {
    TestOptions tests = new TestOptions(
        packages,
        timeout,
        race,
        vet,
        new Coverage(coverage, coverPackages),
        arguments,
        selection.isEmpty() ? Optional.empty() : Optional.of(TestSelection.parse(selection)));
    return new ModuleTests(
        go, GoModule.in(project.folder), project.options(), tests, project.target);
  }

  /** Gives the report of a package, by the last part of its name. */
  String report(String name) throws IOException {
    return Files.readString(
        project.target.testReports().resolve("TEST-example.com." + name + ".xml"));
  }

  boolean hasReport(String name) {
    return Files.exists(project.target.testReports().resolve("TEST-example.com." + name + ".xml"));
  }

  String coverage() throws IOException {
    return Files.readString(project.target.coverageProfile());
  }
}
