package io.github.gok8s.go;

import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the folders that go finds by environment variables.
 *
 * @param variables gives the value of a variable, nothing if it is not set or empty
 * @param home the home folder where the environment names none
 * @param host decides which variable names the home folder
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable">GOPATH</a>
 */
record GoPath(Function<String, Optional<String>> variables, String home, Platform host) {

  GoPath(Function<String, Optional<String>> variables, String home) {
    this(variables, home, HostPlatform.current());
  }

  /**
   * Gives the folder that a variable names, else one in the first folder of GOPATH, else in {@code go} in the home folder.
   *
   * @param below where it is in these
   * @throws GoException if it is not absolute, as go demands it
   */
  Path folder(String variable, String below) throws GoException {
    Optional<String> named = variables.apply(variable);
    if (named.isPresent()) {
      return absolute(variable, named.get());
    }
    Optional<String> goPath =
        variables.apply("GOPATH").map(list -> list.split(File.pathSeparator, -1)[0]);
    if (goPath.isPresent()) {
      return absolute("GOPATH", goPath.get()).resolve(below);
    }
    String ofUser = host.os().equals("windows") ? "USERPROFILE" : "HOME";
    return absolute(ofUser, variables.apply(ofUser).orElse(home)).resolve("go").resolve(below);
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
