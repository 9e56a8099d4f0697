package io.github.gok8s.go;

import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
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
    Platform host = HostPlatform.current();
    GoPath goPath = new GoPath(
        name -> EnvironmentVariables.get(users, name, host)
            .or(() -> EnvironmentVariables.get(goEnvFile, name, host)),
        home);
    return new InstallFolder(goPath.folder("GOBIN", "bin"));
  }

  /** Whether a shell finds what lies in it. */
  public boolean isOn(String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .anyMatch(folder -> folder.equals(path.toString()) || folder.equals(path + File.separator));
  }
}
