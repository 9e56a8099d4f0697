package io.github.gok8s.go.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plays the part of {@code go test -json} and keeps what is told of it. */
final class Events {

  final List<PackageResult> results = new ArrayList<>();
  final List<String> benchmarks = new ArrayList<>();
  private final TestStream stream = new TestStream(results::add, benchmarks::add);
  private final String packagePath;

  Events(String packagePath) {
    this.packagePath = packagePath;
  }

  static Events ofRoom() {
    return new Events("example.com/room");
  }

  Events line(String line) {
    stream.line(line);
    return this;
  }

  Events start() {
    return line("{\"Action\":\"start\",\"Package\":\"" + packagePath + "\"}");
  }

  /** A test begins, and says so. */
  Events run(String test) {
    event("run", test, "");
    return output(test, "=== RUN   " + test + "\n");
  }

  Events output(String test, String... lines) {
    for (String line : lines) {
      event("output", test, ",\"Output\":\"" + escaped(line) + "\"");
    }
    return this;
  }

  /** A test ends, and says so. */
  Events end(String action, String test) {
    output(test, "--- " + action.toUpperCase(Locale.ROOT) + ": " + test + " (0.25s)\n");
    return event(action, test, ",\"Elapsed\":0.25");
  }

  Events test(String action, String test, String... lines) {
    return run(test).output(test, lines).end(action, test);
  }

  /** The package says what its last lines say. */
  Events says(String... lines) {
    return output("", lines);
  }

  PackageResult passes() {
    says("PASS\n", "ok  \t" + packagePath + "\t0.512s\n");
    return endsBy("pass");
  }

  PackageResult fails() {
    says("FAIL\n", "FAIL\t" + packagePath + "\t0.512s\n");
    return endsBy("fail");
  }

  PackageResult endsBy(String action) {
    event(action, "", ",\"Elapsed\":0.512");
    return only();
  }

  PackageResult endsWithoutEnd(String errors) {
    stream.end(errors);
    return only();
  }

  private PackageResult only() {
    if (results.size() != 1) {
      throw new AssertionError("not one package has ended: " + results);
    }
    return results.get(0);
  }

  private Events event(String action, String test, String more) {
    String ofTest = test.isEmpty() ? "" : ",\"Test\":\"" + escaped(test) + "\"";
    return line("{\"Time\":\"2026-11-25T07:16:51.29Z\",\"Action\":\"" + action + "\",\"Package\":\""
        + packagePath + "\"" + ofTest + more + "}");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\u001B", "\\u001b");
  }
}
