package io.github.gok8s.go;

import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the platforms that are not up to date, several at a time. */
final class StaleBuilds {

  /**
   * What was made for a platform.
   *
   * @param flags of {@code go build}
   * @param mains the main packages, in go's order
   * @param binaries one for each of them
   */
  record Made(
      Platform platform, List<String> flags, List<MainPackage> mains, List<Binary> binaries) {}

  /** A build, and the name of each main package's binary. */
  private record Planned(PlatformBuild build, Map<MainPackage, String> names) {}

  private static final Logger LOG = LoggerFactory.getLogger(StaleBuilds.class);

  private final GoCommand go;
  private final GoModule module;
  private final BuildOptions options;
  private final TargetFolder target;
  private final Map<Platform, BuildState.Built> earlier;
  private final Map<Platform, String> packages;
  private final Semaphore compilers;
  private final CompilerTuning tuning;

  /**
   * Prepares the builds.
   *
   * @param earlier what the last run made for each platform, so that go need not link again what has not changed
   * @param packages the fingerprint of what decides which packages there are: where the last run knew the same, go
   *     need not be asked
   */
  StaleBuilds(
      GoCommand go,
      GoModule module,
      BuildOptions options,
      TargetFolder target,
      Map<Platform, BuildState.Built> earlier,
      Map<Platform, String> packages,
      Semaphore compilers) {
    this.go = go;
    this.module = module;
    this.options = options;
    this.target = target;
    this.earlier = earlier;
    this.packages = packages;
    this.compilers = compilers;
    this.tuning = CompilerTuning.of(
        new AvailableMemory(Path.of("/")).bytes(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Builds the platforms in their order.
   *
   * @param done is told of each platform as soon as its binaries lie in place; called by one thread at a time
   */
  void run(List<Platform> platforms, Consumer<Made> done)
      throws GoException, InterruptedException, IOException {
    BuildRun run = BuildRun.after(earlier.values());
    try (StagingFolder staging = StagingFolder.in(target.path().resolve("go"))) {
      download();
      Sha256.warmUp();
      List<Planned> builds = plan(platforms);
      List<String> flags = options.flags().arguments(options.flags().isStamped(mains(builds)));
      int workers = Math.min(builds.size(), tuning.workers());
      int leftover = builds.size() % workers;
      List<Callable<List<Binary>>> tasks = new ArrayList<>();
      for (Planned planned : builds) {
        boolean isLeftover = tasks.size() >= builds.size() - leftover;
        int together = isLeftover ? leftover : workers;
        tasks.add(() -> {
          List<Binary> binaries = build(planned, flags, together, run, staging);
          synchronized (this) {
            done.accept(new Made(
                planned.build().platform(),
                flags,
                List.copyOf(planned.names().keySet()),
                binaries));
          }
          return binaries;
        });
      }
      new FailFast(workers).run(tasks, options.keepGoing());
    }
  }

  /**
   * Fetches modules once, before several builds would fetch them at a time. What can't be fetched may not be needed; if
   * it is, go says so when it builds. Of a workspace this would write the sums into its folder.
   */
  private void download() throws GoException, InterruptedException {
    boolean isOffline = "off".equals(go.inherited().get("GOPROXY"));
    if (isOffline
        || module.isVendored()
        || module.workspace().isPresent()
        || !Files.exists(module.root().resolve("go.sum"))) {
      return;
    }
    ProcessResult result =
        go.run(List.of("mod", "download"), Map.of("GOWORK", "off"), module.directory());
    if (!result.succeeded()) {
      LOG.debug("go mod download: {}", result.errors());
    }
  }

  /** Finds the main packages of all platforms, in the platforms' order. */
  private List<Planned> plan(List<Platform> platforms) throws GoException, InterruptedException {
    List<Callable<Planned>> tasks = new ArrayList<>();
    for (Platform platform : platforms) {
      PlatformBuild build = new PlatformBuild(go, module, options, platform);
      tasks.add(
          () -> new Planned(build, BinaryNames.of(mainPackages(build), options, module, platform)));
    }
    List<Planned> builds = new FailFast(tuning.cores()).run(tasks, false);
    builds.sort(Comparator.comparingInt(one -> platforms.indexOf(one.build().platform())));
    return builds;
  }

  private List<MainPackage> mainPackages(PlatformBuild build)
      throws GoException, InterruptedException {
    BuildState.Built before = earlier.get(build.platform());
    return before != null && before.packages().fingerprint().equals(packages.get(build.platform()))
        ? before.packages().mains()
        : build.mainPackages();
  }

  private static List<MainPackage> mains(List<Planned> builds) {
    return builds.stream().flatMap(planned -> planned.names().keySet().stream()).toList();
  }

  private List<Binary> build(
      Planned planned, List<String> flags, int together, BuildRun run, StagingFolder staging)
      throws GoException, InterruptedException, IOException {
    PlatformBuild build = planned.build();
    Map<MainPackage, String> names = planned.names();
    Platform platform = build.platform();
    Path folder = Files.createDirectory(staging.path().resolve(platform.slug()));
    BinaryFolder place = BinaryFolder.of(platform, target);
    BuildState.Built before = earlier.get(platform);
    if (before != null) {
      place.lend(before, names, folder);
    }
    compilers.acquire();
    BuildSpan span;
    Map<String, Path> made;
    try {
      long start = run.now();
      made =
          build.build(names, flags, tuning.jobs(together), environment(together, staging), folder);
      span = run.since(start);
    } finally {
      compilers.release();
    }
    List<Binary> binaries = new ArrayList<>();
    for (Map.Entry<MainPackage, String> entry : names.entrySet()) {
      Path file = made.get(entry.getValue());
      if (file == null || !Files.isRegularFile(file)) {
        throw GoException.inEnvironment(
            "go build left no " + entry.getValue() + " for " + platform + ".");
      }
      long begin = Timeline.now();
      Binary binary = place.take(file, entry.getValue(), entry.getKey().relativeTo(module), span);
      go.timeline().since("binaries hashed and moved", begin);
      tell(binary);
      binaries.add(binary);
    }
    place.keepOnly(binaries);
    return binaries;
  }

  /** What go leaves when it is killed lies in the staging folder, and goes with it. */
  private Map<String, String> environment(int together, StagingFolder staging) throws IOException {
    Map<String, String> environment = tuning.environment(together);
    if (!go.inherited().containsKey("GOTMPDIR")) {
      environment.put(
          "GOTMPDIR", Files.createDirectories(staging.path().resolve("tmp")).toString());
    }
    return environment;
  }

  private static void tell(Binary binary) {
    LOG.info(String.format(
        Locale.ROOT,
        "built   %-16s %-20s %6.1f MB %6.1f s",
        binary.platform(),
        binary.name(),
        binary.size() / 1e6,
        binary.span().seconds()));
  }
}
