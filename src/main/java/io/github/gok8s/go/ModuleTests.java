package io.github.gok8s.go;

import io.github.gok8s.go.test.TestSummary;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@code go vet} and {@code go test} loose on a module, on this machine and built as its programs are, and writes
 * reports of both tests and coverage.
 *
 * <p>Where nothing of the code has changed, vet has nothing to say, and packages without tests have nothing to run: only
 * the others are handed to go, whose own cache knows whether their results still stand.
 *
 * @param go the toolchain's go command
 * @param module the module
 * @param options how its programs are built
 * @param tests how its tests are run
 * @param target where the reports go
 */
public record ModuleTests(
    GoCommand go, GoModule module, BuildOptions options, TestOptions tests, TargetFolder target) {

  private static final Logger LOG = LoggerFactory.getLogger(ModuleTests.class);
  private static final int LONGEST_NAMES = 20_000;

  /**
   * Runs them.
   *
   * @param compilers one permit for each go command that may build at a time
   * @throws GoException if they can't be run; that they fail is the outcome
   */
  public TestOutcome run(Semaphore compilers)
      throws GoException, InterruptedException, IOException {
    GoEnvironment.check(options.environment());
    tests.check();
    TestState before = TestState.readFrom(target);
    String fingerprint = fingerprint();
    boolean isKnown = before.fingerprint().equals(fingerprint);
    boolean hasTests = isKnown
        ? !before.tested().isEmpty()
        : !tests.isForWholeModule() || TestFiles.areIn(module, target.path());
    if (isKnown && !hasTests) {
      LOG.info("No tests to run.");
      return TestOutcome.NONE;
    }
    compilers.acquire();
    try (StagingFolder staging = StagingFolder.in(target.path().resolve("k8s"))) {
      Map<String, String> environment = environment(staging);
      Optional<GoVet.Findings> findings = isKnown || !tests.vet()
          ? Optional.empty()
          : new GoVet(go, module, flags(), tests.packages(), environment).findings();
      if (!hasTests) {
        return withoutTests(before, fingerprint, findings);
      }
      return test(before, fingerprint, findings, staging, environment);
    } finally {
      compilers.release();
    }
  }

  private TestOutcome withoutTests(
      TestState before, String fingerprint, Optional<GoVet.Findings> findings) throws IOException {
    LOG.info("No tests to run.");
    new TestReports(target, Map.of()).removeOthers(before.reports(), List.of());
    new CoverageFiles(module, target).remove();
    Files.deleteIfExists(target.testEvents());
    new TestState(findings.isEmpty() ? fingerprint : "", List.of(), List.of(), List.of())
        .writeTo(target);
    return new TestOutcome(false, 0, Optional.empty(), findings.map(GoVet.Findings::message));
  }

  private TestOutcome test(
      TestState before,
      String fingerprint,
      Optional<GoVet.Findings> findings,
      StagingFolder staging,
      Map<String, String> environment)
      throws GoException, InterruptedException, IOException {
    boolean isKnown = before.fingerprint().equals(fingerprint);
    Path profile = staging.path().resolve("coverage.out");
    TestReports reports = new TestReports(target, properties());
    GoTest test = new GoTest(
        go,
        module,
        arguments(isKnown ? packages(before.tested()) : tests.packages(), profile),
        environment,
        reports);
    TestSummary summary = test.run(target.testEvents());
    TestVerdict verdict = new TestVerdict(module, summary, findings, tests.race());
    verdict.log();
    List<String> notRun = isKnown ? before.untestedCoverage() : List.of();
    if (tests.isCounting()) {
      List<String> lines = Files.exists(profile) ? Files.readAllLines(profile) : List.of();
      notRun = isKnown ? notRun : CoverageFiles.notRun(lines, Set.copyOf(summary.untested()));
      new CoverageFiles(module, target)
          .write(isKnown ? Stream.concat(lines.stream(), notRun.stream()).toList() : lines);
    } else if (!tests.coverage().isCounted()) {
      new CoverageFiles(module, target).remove();
    }
    reports.removeOthers(before.reports(), summary.tested());
    boolean isGood = findings.isEmpty()
        && summary.notBuilt() == 0
        && tests.isCounting() == tests.coverage().isCounted();
    new TestState(
            isGood ? fingerprint : "", summary.tested(), reports.names(summary.tested()), notRun)
        .writeTo(target);
    return verdict.outcome(
        "Their output stands in " + target.testReports() + ".\n" + test.byHand());
  }

  /** A command line has its limits, on Windows 32,767 characters: where the names are too long, all packages are tested. */
  private List<String> packages(List<String> tested) {
    return String.join(" ", tested).length() > LONGEST_NAMES ? tests.packages() : tested;
  }

  private List<String> arguments(List<String> packages, Path profile) {
    List<String> arguments = new ArrayList<>(flags());
    arguments.add("-vet=off");
    arguments.add("-timeout=" + tests.timeout());
    if (tests.isCounting()) {
      arguments.add("-coverprofile=" + profile);
    }
    if (tests.isCounting() && !tests.coverage().packages().isEmpty()) {
      arguments.add("-coverpkg=" + String.join(",", tests.coverage().packages()));
    }
    tests.selection().ifPresent(selection -> arguments.addAll(selection.arguments()));
    arguments.addAll(packages);
    // what go does not know it hands on to the tests, but only behind the packages
    arguments.addAll(tests.arguments());
    return arguments;
  }

  /** Gives the flags of program and tests; a variable of a main package is not set in tests, of which it is no main. */
  private List<String> flags() {
    List<String> flags =
        new ArrayList<>(options.flags().arguments(!options.flags().stamp().isInMain()));
    if (tests.race()) {
      flags.add("-race");
    }
    return flags;
  }

  private Map<String, String> environment(StagingFolder staging) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.putAll(
        GoEnvironment.ofPlatform(HostPlatform.current(), module, options.environment()));
    if (tests.race() && !options.environment().containsKey("CGO_ENABLED")) {
      environment.put("CGO_ENABLED", "1");
    }
    if (!go.inherited().containsKey("GOTMPDIR")) {
      environment.put(
          "GOTMPDIR", Files.createDirectories(staging.path().resolve("tmp")).toString());
    }
    return environment;
  }

  /** Sums up all that decides about which packages have tests and what vet says of them. */
  private String fingerprint() throws IOException {
    String sources = new SourceTree(module.inputs(), target.path()).hash();
    String program = new Fingerprint(go.toolchain().identity(), sources, options)
        .of(HostPlatform.current(), module);
    return Sha256.of(String.join(
            "\n",
            program,
            String.join(" ", tests.packages()),
            String.valueOf(tests.vet()),
            String.valueOf(tests.race()),
            tests.coverage().toString())
        .getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> properties() {
    return Map.of(
        "go.version", go.toolchain().version().toolchainName(),
        "go.module", module.path(),
        "go.platform", HostPlatform.current().toString());
  }
}
