package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.go.BuildFlags;
import io.github.gok8s.go.BuildOptions;
import io.github.gok8s.go.GoCommand;
import io.github.gok8s.go.GoEnvironment;
import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.go.MatrixBuild;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.go.VersionStamp;
import io.github.gok8s.go.toolchain.GoSettings;
import io.github.gok8s.go.toolchain.ToolchainRequest;
import io.github.gok8s.go.toolchain.Toolchains;
import io.github.gok8s.go.toolchain.UserFolders;
import io.github.gok8s.result.Timeline;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the elements of the configuration into what the package {@code go} works with. */
final class GoBuild {

  private static final Logger LOG = LoggerFactory.getLogger(GoBuild.class);

  private final Toolchains toolchains;

  @Inject
  GoBuild(Toolchains toolchains) {
    this.toolchains = toolchains;
  }

  /** Finds the toolchain for the module, says which one it is, and gives its go command. */
  GoCommand goCommand(GoMojo goal, Optional<GoModule> module)
      throws GoException, InterruptedException {
    Map<String, String> environment = System.getenv();
    UserFolders user = UserFolders.current(environment);
    Path cache =
        Optional.ofNullable(goal.cacheDirectory).map(File::toPath).orElseGet(user::pluginCache);
    ToolchainRequest request = new ToolchainRequest(
        Optional.ofNullable(goal.goExecutable).map(File::toPath),
        wantedVersion(goal),
        Optional.ofNullable(goal.goChecksum),
        module.flatMap(GoModule::minimum),
        module.flatMap(GoModule::preferred),
        environment,
        goal.offline(),
        cache,
        Optional.of(goal.folder().resolve("go.toolchain.sum")),
        SettingsProxy.of(goal.session).map(SettingsProxy::toHttpProxy),
        goal.folder());
    long begin = Timeline.now();
    Toolchain toolchain = toolchains.resolve(request);
    goal.timeline.since("toolchain", begin);
    LOG.info("{}", toolchain.reason());
    return GoCommand.of(
        toolchain,
        GoEnvironment.neutral(environment, GoSettings.writtenBy(user), buildEnvironment(goal)),
        goal.offline(),
        goal.timeline);
  }

  /** Gives the permits for builds, which all modules of the reactor share. */
  Semaphore compilers(GoMojo goal) {
    return CompilerLimit.compilers(goal.session, Runtime.getRuntime().availableProcessors());
  }

  /** Gives how the module is built. */
  BuildOptions options(GoMojo goal) throws GoException {
    VersionStamp stamp = VersionStamp.of(
        requireNonNullElse(goal.versionVariable, VersionStamp.DEFAULT_VARIABLE),
        goal.project.getVersion());
    BuildFlags flags = new BuildFlags(
        GivenValues.of(goal.buildTags),
        requireNonNullElse(goal.ldflags, ""),
        requireNonNullElse(goal.gcflags, ""),
        requireNonNullElse(goal.strip, true),
        stamp);
    return new BuildOptions(
        GivenValues.of(goal.packages),
        flags,
        buildEnvironment(goal),
        BuildOptions.Naming.of(Optional.ofNullable(goal.binaryName), goal.project.getArtifactId()),
        requireNonNullElse(goal.keepGoing, false));
  }

  /** Gives the module's matrix, as the goal compile builds it. */
  MatrixBuild matrix(GoMojo goal, GoModule module) throws GoException {
    return new MatrixBuild(
        module,
        GivenValues.of(goal.platforms),
        options(goal),
        goal.target(),
        isFollowedBy("image", goal));
  }

  /** Whether a goal comes after this one: by the packaging, or by an execution. */
  boolean isFollowedBy(String name, GoMojo goal) {
    boolean isBound = goal.project.getPackaging().equals("go")
        || goal.mojoExecution.getPlugin().getExecutions().stream()
            .anyMatch(execution -> execution.getGoals().contains(name));
    return isBound && !new GoalStart(goal).isSkipped(name);
  }

  private static Optional<GoVersion> wantedVersion(GoMojo goal) throws GoException {
    if (goal.goVersion == null) {
      return Optional.empty();
    }
    Optional<GoVersion> version = GoVersion.parse(goal.goVersion);
    if (version.isEmpty()) {
      throw GoException.inProject("<goVersion> (-Dk8s.goVersion) is \"" + goal.goVersion
          + "\", which is no version of Go: write 1.26.8, or 1.26 for any patch of it.");
    }
    return version;
  }

  private static Map<String, String> buildEnvironment(GoMojo goal) {
    return GivenValues.of(goal.buildEnvironment);
  }
}
