package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.go.BuildFlags;
import io.github.gok8s.go.BuildOptions;
import io.github.gok8s.go.GoCommand;
import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.go.VersionStamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the elements of the configuration into what the package {@code go} works with. */
final class GoBuild {

  private static final Logger LOG = LoggerFactory.getLogger(GoBuild.class);

  @Inject
  GoBuild() {}

  /** Finds the toolchain, says which one it is, and gives its go command. */
  @SuppressWarnings({"NullAway", "StringSplitter"})
  GoCommand goCommand(GoMojo goal, Optional<GoModule> module)
      throws GoException, InterruptedException {
    Toolchain toolchain = null;
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      Path go = Path.of(folder, "go");
      if (Files.isExecutable(go)) {
        try {
          Path real = go.toRealPath();
          Path root = real.getParent().getParent();
          String version =
              Files.readString(root.resolve("VERSION")).lines().findFirst().orElse("");
          toolchain = new Toolchain(
              real,
              root,
              GoVersion.parse(version).orElseThrow(),
              version + " from " + root + ", on the PATH");
          break;
        } catch (IOException e) {
          throw GoException.inEnvironment("no go", e);
        }
      }
    }
    LOG.info("{}", toolchain.reason());
    return GoCommand.of(toolchain, System.getenv(), Map.of(), goal.offline());
  }

  GoCommand goCommand(GoMojo goal) throws GoException, InterruptedException {
    return goCommand(goal, Optional.empty());
  }

  Semaphore compilers(GoMojo goal) {
    return new Semaphore(Runtime.getRuntime().availableProcessors());
  }

  /** Gives how the module is built. */
  BuildOptions options(GoMojo goal) throws GoException {
    VersionStamp stamp = VersionStamp.of(
        requireNonNullElse(goal.versionVariable, VersionStamp.DEFAULT_VARIABLE),
        goal.project.getVersion());
    BuildFlags flags = new BuildFlags(
        orEmpty(goal.buildTags),
        requireNonNullElse(goal.ldflags, ""),
        requireNonNullElse(goal.gcflags, ""),
        requireNonNullElse(goal.strip, true),
        stamp);
    return new BuildOptions(
        orEmpty(goal.packages),
        flags,
        requireNonNullElse(goal.buildEnvironment, Map.of()),
        BuildOptions.Naming.of(Optional.ofNullable(goal.binaryName), goal.project.getArtifactId()),
        requireNonNullElse(goal.keepGoing, false));
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return requireNonNullElse(list, List.of());
  }
}
