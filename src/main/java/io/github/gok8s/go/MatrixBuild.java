package io.github.gok8s.go;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds every main package of a module for every platform, except what is there and still stands for its inputs.
 *
 * @param module the module
 * @param words what {@code <platforms>} says
 * @param options how it is built
 * @param target where the binaries and the memory of the last run lie
 * @param forImage whether an image is to be made of the binaries: if no platform is linux, linux on the host's
 *     architecture is built as well
 */
public record MatrixBuild(
    GoModule module,
    List<String> words,
    BuildOptions options,
    TargetFolder target,
    boolean forImage) {

  /**
   * What came of it.
   *
   * @param record all binaries of all platforms, new and old
   * @param wanted the platforms that the words name, without what is built for the image alone
   */
  public record Outcome(BuildRecord record, List<Platform> wanted) {}

  /** What of the sources a fingerprint is about. */
  @FunctionalInterface
  private interface SourceHash {
    String of(SourceTree tree) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(MatrixBuild.class);

  /** Builds for platforms that nobody else has to look at. */
  Outcome run(GoCommand go, Semaphore compilers)
      throws GoException, InterruptedException, IOException {
    return run(go, compilers, platforms -> {});
  }

  /**
   * Builds, and writes {@code build.json}.
   *
   * @param go the toolchain's go command
   * @param compilers one permit for each {@code go build} that may run at a time, shared by the modules of a reactor
   * @param check looks at the platforms, once they are known to be such that this Go can build for
   * @throws GoException if the platforms, the code or the machine do not allow it; what was built by then stays
   */
  public <E extends Exception> Outcome run(
      GoCommand go, Semaphore compilers, PlatformCheck<E> check)
      throws E, GoException, InterruptedException, IOException {
    GoEnvironment.check(options.environment());
    BuildState state = knowingPortsOf(go);
    List<Platform> wanted = select(go, state);
    List<Platform> platforms = withLinuxForImage(wanted);
    check.check(platforms);
    Map<Platform, String> fingerprints = fingerprints(go, platforms, SourceTree::hash);
    List<Platform> stale = stale(state, platforms, fingerprints);
    Map<Platform, BuildState.Built> built = new HashMap<>(state.platforms());
    if (stale.isEmpty()) {
      LOG.info("up to date   {} for {}", module.path(), count(platforms.size(), "platform"));
    } else {
      // it would tell of binaries that are being replaced, should this run not come to its end
      Files.deleteIfExists(target.buildRecord());
      Map<Platform, String> packages = fingerprints(go, platforms, SourceTree::headHash);
      // go names the files by their whole paths
      packages.replaceAll((platform, heads) -> heads + " " + module.directory());
      StaleBuilds builds =
          new StaleBuilds(go, module, options, target, state.platforms(), packages, compilers);
      try {
        builds.run(
            hostFirst(stale),
            made -> built.put(made.platform(), remembered(made, fingerprints, packages)));
      } catch (GoException | InterruptedException | IOException | RuntimeException e) {
        writeState(state, built, e);
        throw e;
      }
      if (fingerprints(go, platforms, SourceTree::hash).equals(fingerprints)) {
        new BuildState(state.toolchain(), state.ports(), built).writeTo(target);
      } else {
        LOG.warn(
            "The sources of {} changed while they were compiled. Build once more for binaries of"
                + " what they are now.",
            module.path());
      }
    }
    BuildRecord record = record(go, platforms, stale, built);
    if (forImage) {
      new LinkedLicenses(module, go.inherited()).collect(record.binaries(), target);
    }
    record.writeTo(target);
    return new Outcome(record, wanted);
  }

  /** Whether the binaries in the build folder are as they were made, of the sources, options and toolchain that there are now. */
  public boolean isUpToDate(GoCommand go) throws GoException, InterruptedException, IOException {
    BuildState state = knowingPortsOf(go);
    List<Platform> platforms = withLinuxForImage(select(go, state));
    return stale(state, platforms, fingerprints(go, platforms, SourceTree::hash))
        .isEmpty();
  }

  private static List<Platform> stale(
      BuildState state, List<Platform> platforms, Map<Platform, String> fingerprints) {
    return platforms.stream()
        .filter(platform ->
            state.current(platform, fingerprints.getOrDefault(platform, "")).isEmpty())
        .toList();
  }

  /** What was built before the failure is not built again; the failure is told, whatever comes of this. */
  private void writeState(
      BuildState before, Map<Platform, BuildState.Built> built, Exception failure) {
    try {
      new BuildState(before.toolchain(), before.ports(), built).writeTo(target);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private BuildState knowingPortsOf(GoCommand go) throws GoException, InterruptedException {
    BuildState state = BuildState.readFrom(target);
    String toolchain = go.toolchain().identity();
    return state.toolchain().equals(toolchain)
        ? state
        : new BuildState(toolchain, go.portList(module.directory()), state.platforms());
  }

  private List<Platform> select(GoCommand go, BuildState state) throws GoException {
    Ports ports = Ports.parse(go.toolchain().version(), state.ports());
    return new PlatformWords(
            ports,
            HostPlatform.current(),
            platform -> CgoCompilers.find(platform, options.environment()).isPresent())
        .select(words);
  }

  private List<Platform> withLinuxForImage(List<Platform> wanted) {
    if (!forImage || wanted.stream().anyMatch(platform -> platform.os().equals("linux"))) {
      return wanted;
    }
    List<Platform> all = new ArrayList<>(wanted);
    all.add(new Platform("linux", HostPlatform.current().arch(), Optional.empty()));
    return all;
  }

  private Map<Platform, String> fingerprints(
      GoCommand go, List<Platform> platforms, SourceHash hash) throws IOException {
    long begin = Timeline.now();
    String sources = hash.of(new SourceTree(module.inputs(), target.path()));
    go.timeline().since("sources hashed", begin);
    Fingerprint fingerprint = new Fingerprint(go.toolchain().identity(), sources, options);
    Map<Platform, String> fingerprints = new HashMap<>();
    platforms.forEach(platform -> fingerprints.put(platform, fingerprint.of(platform, module)));
    return fingerprints;
  }

  /** The host's packages are also what {@code go vet} and {@code go test} need. */
  private static List<Platform> hostFirst(List<Platform> platforms) {
    List<Platform> ordered = new ArrayList<>(platforms);
    Platform host = HostPlatform.current();
    if (ordered.remove(host)) {
      ordered.add(0, host);
    }
    return ordered;
  }

  private static BuildState.Built remembered(
      StaleBuilds.Made made, Map<Platform, String> fingerprints, Map<Platform, String> packages) {
    return BuildState.Built.of(
        fingerprints.getOrDefault(made.platform(), ""),
        made.flags(),
        new BuildState.Packages(packages.getOrDefault(made.platform(), ""), made.mains()),
        made.binaries());
  }

  private static BuildRecord record(
      GoCommand go,
      List<Platform> platforms,
      List<Platform> stale,
      Map<Platform, BuildState.Built> built) {
    List<Binary> binaries = new ArrayList<>();
    List<String> flags = List.of();
    for (Platform platform : platforms) {
      BuildState.Built one = built.get(platform);
      if (one != null) {
        flags = one.flags();
        one.binaries()
            .forEach(
                binary -> binaries.add(stale.contains(platform) ? binary : binary.asUpToDate()));
      }
    }
    return new BuildRecord(go.toolchain().version().toolchainName(), flags, binaries);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
