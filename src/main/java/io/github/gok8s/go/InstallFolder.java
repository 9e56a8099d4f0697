package io.github.gok8s.go;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that {@code go install} writes to.
 *
 * @param path the folder, absolute
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-Compile_and_install_packages_and_dependencies">go install</a>
 */
public record InstallFolder(Path path) {

  /**
   * Finds it as go does: GOBIN, else the folder {@code bin} in the first of GOPATH, else in {@code go} in the home folder.
   *
   * @param users the user's environment
   * @param goEnvFile what the user's {@code go env -w} file sets
   * @param home the home folder where the environment names none
   * @throws GoException if it is not absolute, as go demands it
   */
  public static InstallFolder find(
      Map<String, String> users, Map<String, String> goEnvFile, String home) throws GoException {
    Optional<String> bin = get("GOBIN", users, goEnvFile);
    if (bin.isPresent()) {
      return new InstallFolder(absolute("GOBIN", bin.get()));
    }
    Optional<String> goPath = get("GOPATH", users, goEnvFile)
        .flatMap(list -> Stream.of(list.split(File.pathSeparator, -1)).findFirst());
    if (goPath.isPresent()) {
      return new InstallFolder(absolute("GOPATH", goPath.get()).resolve("bin"));
    }
    return new InstallFolder(absolute(
            "HOME",
            get("HOME", users, goEnvFile)
                .or(() -> get("USERPROFILE", users, goEnvFile))
                .orElse(home))
        .resolve("go/bin"));
  }

  /** Whether a shell finds what lies in it. */
  public boolean isOn(String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .anyMatch(folder -> folder.equals(path.toString()) || folder.equals(path + File.separator));
  }

  private static Optional<String> get(
      String name, Map<String, String> users, Map<String, String> goEnvFile) {
    return Optional.ofNullable(users.get(name))
        .filter(value -> !value.isEmpty())
        .or(() -> Optional.ofNullable(goEnvFile.get(name)).filter(value -> !value.isEmpty()));
  }

  private static Path absolute(String variable, String value) throws GoException {
    try {
      Path path = Path.of(value);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      // said below
    }
    throw GoException.inProject("The environment variable " + variable + " is \"" + value
        + "\", but it has to be the absolute path of a folder.");
  }
}
