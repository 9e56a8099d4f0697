package io.github.gok8s.go.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the events of {@code go test -json} and tells of each package as soon as it has ended. Only what belongs to
 * packages that still run is in memory.
 */
public final class TestStream {

  private static final String NO_REASON = "go does not say why.\n";

  private final Consumer<PackageResult> ended;
  private final Consumer<String> benchmark;
  private final Map<String, PackageRun> running = new LinkedHashMap<>();
  private final Map<String, PackageRun> notBuilt = new LinkedHashMap<>();
  private final BuildOutputs builds = new BuildOutputs();

  /**
   * Makes a stream that nothing was read of.
   *
   * @param ended takes each package's result
   * @param benchmark takes each line with what a benchmark measured
   */
  public TestStream(Consumer<PackageResult> ended, Consumer<String> benchmark) {
    this.ended = ended;
    this.benchmark = benchmark;
  }

  /** Takes a line of go's standard output. */
  public void line(String line) {
    Optional<TestEvent> parsed = TestEvent.parse(line);
    if (parsed.isEmpty()) {
      builds.addLine(line);
      return;
    }
    TestEvent event = parsed.get();
    if (event.action().equals("build-output")) {
      builds.add(event.field("ImportPath"), event.output());
    } else if (!event.packagePath().isEmpty()) {
      take(event);
    }
  }

  private void take(TestEvent event) {
    PackageRun run = running.computeIfAbsent(event.packagePath(), PackageRun::new);
    if (!run.isEndedBy(event)) {
      run.take(event);
      return;
    }
    running.remove(event.packagePath());
    String failedBuild = event.field("FailedBuild");
    if (run.isNotBuilt() && failedBuild.isEmpty()) {
      notBuilt.put(event.packagePath(), run);
    } else {
      tell(run, !event.action().equals("fail"), event.seconds(), failedBuild);
    }
  }

  /**
   * Tells of the packages that it could not tell of yet: those that Go before 1.24 could not build, for which it says
   * the reason elsewhere, and those whose end did not come.
   *
   * @param errors what go wrote to its standard error
   */
  public void end(String errors) {
    errors.lines().forEach(builds::addLine);
    notBuilt.forEach((packagePath, run) -> tell(run, false, 0, packagePath));
    running.values().forEach(run -> tell(run, false, 0, ""));
  }

  private void tell(PackageRun run, boolean isPassed, double seconds, String failedBuild) {
    String output = builds.of(failedBuild);
    ended.accept(run.end(
        isPassed, seconds, !failedBuild.isEmpty() && output.isEmpty() ? NO_REASON : output));
    run.benchmarks().forEach(benchmark);
  }
}
