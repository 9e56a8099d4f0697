package io.github.gok8s.go;

import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the platforms that are not up to date, several at a time. */
final class StaleBuilds {

  private static final Logger LOG = LoggerFactory.getLogger(StaleBuilds.class);

  private final GoCommand go;
  private final GoModule module;
  private final BuildOptions options;
  private final TargetFolder target;
  private final Semaphore compilers;
  private final CompilerTuning tuning;
  private final int cores;

  StaleBuilds(
      GoCommand go,
      GoModule module,
      BuildOptions options,
      TargetFolder target,
      Semaphore compilers) {
    this.go = go;
    this.module = module;
    this.options = options;
    this.target = target;
    this.compilers = compilers;
    this.cores = Runtime.getRuntime().availableProcessors();
    this.tuning = CompilerTuning.of(new AvailableMemory(Path.of("/")).bytes(), cores);
  }

  /**
   * Builds the platforms in their order.
   *
   * @param done is told of each platform as soon as its binaries lie in place; called by one thread at a time
   */
  void run(List<Platform> platforms, BiConsumer<List<String>, List<Binary>> done)
      throws GoException, InterruptedException, IOException {
    try (StagingFolder staging = StagingFolder.in(target.path().resolve("go"))) {
      download();
      Map<PlatformBuild, Map<MainPackage, String>> builds = mainPackages(platforms);
      List<String> flags = options.flags().arguments(isStamped(builds));
      int workers = Math.min(builds.size(), tuning.workers());
      int leftover = builds.size() % workers;
      List<Callable<List<Binary>>> tasks = new ArrayList<>();
      builds.forEach((build, names) -> {
        boolean isLeftover = tasks.size() >= builds.size() - leftover;
        int jobs = Math.max(1, tuning.workers() / (isLeftover ? leftover : workers));
        tasks.add(() -> {
          List<Binary> binaries = build(build, names, flags, jobs, staging);
          synchronized (this) {
            done.accept(flags, binaries);
          }
          return binaries;
        });
      });
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
        || !Files.exists(module.directory().resolve("go.sum"))) {
      return;
    }
    ProcessResult result =
        go.run(List.of("mod", "download"), Map.of("GOWORK", "off"), module.directory());
    if (!result.succeeded()) {
      LOG.debug("go mod download: {}", result.errors());
    }
  }

  private Map<PlatformBuild, Map<MainPackage, String>> mainPackages(List<Platform> platforms)
      throws GoException, InterruptedException {
    Map<PlatformBuild, Map<MainPackage, String>> builds = new LinkedHashMap<>();
    List<Callable<PlatformBuild>> tasks = new ArrayList<>();
    for (Platform platform : platforms) {
      PlatformBuild build = new PlatformBuild(go, module, options, platform);
      builds.put(build, Map.of());
      tasks.add(() -> {
        Map<MainPackage, String> names =
            BinaryNames.of(build.mainPackages(), options, module, platform);
        synchronized (builds) {
          builds.put(build, names);
        }
        return build;
      });
    }
    new FailFast(cores).run(tasks, false);
    return builds;
  }

  private boolean isStamped(Map<PlatformBuild, Map<MainPackage, String>> builds)
      throws IOException {
    VersionStamp stamp = options.flags().stamp();
    if (!stamp.isInMain()) {
      return true;
    }
    Set<Path> files = builds.values().stream()
        .flatMap(names -> names.keySet().stream())
        .flatMap(main -> main.files().stream())
        .collect(Collectors.toSet());
    for (Path file : files) {
      if (stamp.isDeclaredIn(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }

  private List<Binary> build(
      PlatformBuild build,
      Map<MainPackage, String> names,
      List<String> flags,
      int jobs,
      StagingFolder staging)
      throws GoException, InterruptedException, IOException {
    Platform platform = build.platform();
    Path folder = Files.createDirectory(staging.path().resolve(platform.slug()));
    compilers.acquire();
    long start;
    Map<String, Path> made;
    try {
      start = System.nanoTime();
      made = build.build(names, flags, jobs, environment(staging), folder);
    } finally {
      compilers.release();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Binary> binaries = new ArrayList<>();
    for (Map.Entry<MainPackage, String> entry : names.entrySet()) {
      Path file = made.get(entry.getValue());
      if (file == null || !Files.isRegularFile(file)) {
        throw GoException.inEnvironment(
            "go build left no " + entry.getValue() + " for " + platform + ".");
      }
      binaries.add(moveIntoPlace(
          file, entry.getValue(), entry.getKey().relativeTo(module), platform, seconds));
    }
    removeOthers(target.binaries(platform), binaries);
    return binaries;
  }

  /** What go leaves when it is killed lies in the staging folder, and goes with it. */
  private Map<String, String> environment(StagingFolder staging) throws IOException {
    Map<String, String> environment = new TreeMap<>(tuning.environment());
    if (!go.inherited().containsKey("GOTMPDIR")) {
      environment.put(
          "GOTMPDIR", Files.createDirectories(staging.path().resolve("tmp")).toString());
    }
    return environment;
  }

  private Binary moveIntoPlace(
      Path file, String name, String mainPackage, Platform platform, double seconds)
      throws IOException {
    long begin = Timeline.now();
    Path place = target.binaries(platform).resolve(name + platform.executableSuffix());
    Files.createDirectories(target.binaries(platform));
    Binary binary = new Binary(
        name, mainPackage, platform, place, Files.size(file), Sha256.of(file), seconds, false);
    AtomicFile.move(file, place);
    go.timeline().since("binaries hashed and moved", begin);
    LOG.info(String.format(
        Locale.ROOT,
        "built   %-16s %-20s %6.1f MB %6.1f s",
        platform,
        name,
        binary.size() / 1e6,
        seconds));
    return binary;
  }

  /** Binaries of main packages that are gone would be taken for built ones. */
  private static void removeOthers(Path folder, List<Binary> binaries) throws IOException {
    Set<Path> made = new HashSet<>(binaries.stream().map(Binary::file).toList());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!made.contains(file) && !Files.isDirectory(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
