package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoVersion;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.process.SearchPath;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Go that is on the machine.
 *
 * @param executable the go command, absolute, with links resolved
 * @param root its GOROOT
 * @param version its version
 */
record GoInstallation(Path executable, Path root, GoVersion version) {

  /** Reads what is in a folder, without running anything; empty if it is no GOROOT. */
  static Optional<GoInstallation> in(Path root, Platform host) {
    Path executable = goCommand(root, host);
    return SearchPath.isProgram(executable) && Files.isDirectory(root.resolve("pkg/tool"))
        ? version(root).map(version -> new GoInstallation(executable, root, version))
        : Optional.empty();
  }

  /** Gives where the go command is in a GOROOT. */
  static Path goCommand(Path root, Platform host) {
    return root.resolve("bin").resolve("go" + host.executableSuffix());
  }

  /** Reads the GOROOT to which a go command belongs by its place, {@code <root>/bin/go}. */
  static Optional<GoInstallation> around(Path executable, Platform host) {
    try {
      Path real = executable.toRealPath();
      Path bin = real.getParent();
      Path root = bin == null ? null : bin.getParent();
      return root != null && goCommand(root, host).equals(real) ? in(root, host) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Toolchain toolchain(String why) {
    return new Toolchain(
        executable, root, version, "Go " + version + " from " + root + " (" + why + ")");
  }

  /** Reads {@code go1.26.8} or {@code devel go1.28-5d3a2b1}. */
  static Optional<GoVersion> parseVersion(String text) {
    return GoVersion.parse(text.startsWith("devel ") ? text.substring("devel ".length()) : text);
  }

  private static Optional<GoVersion> version(Path root) {
    try {
      String text = Files.readString(root.resolve("VERSION"));
      return parseVersion(text.split("\\R", 2)[0]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
