package io.github.gok8s.go.toolchain;

import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the user's folders where the go command does (os.UserCacheDir and os.UserConfigDir of Go).
 *
 * @param host decides about the layout
 * @param environment the user's environment
 * @param home the home folder where the environment names none
 */
public record UserFolders(Platform host, Map<String, String> environment, Path home) {

  /** Gives the folders of the user that runs this JVM. */
  public static UserFolders current(Map<String, String> environment) {
    return new UserFolders(
        HostPlatform.current(), environment, Path.of(System.getProperty("user.home", "")));
  }

  /** Gives the folder in which this plugin keeps what it downloads. */
  public Path pluginCache() {
    return folder("LocalAppData", "AppData/Local", "Library/Caches", "XDG_CACHE_HOME", ".cache")
        .resolve("go-k8s-maven-plugin");
  }

  /** Gives the file that {@code go env -w} writes. */
  Path goEnvironmentFile() {
    return folder(
            "AppData",
            "AppData/Roaming",
            "Library/Application Support",
            "XDG_CONFIG_HOME",
            ".config")
        .resolve("go")
        .resolve("env");
  }

  private Path folder(
      String windowsVariable,
      String windowsDefault,
      String macFolder,
      String xdgVariable,
      String xdgDefault) {
    return switch (host.os()) {
      case "windows" -> absolute(windowsVariable).orElse(homeFolder().resolve(windowsDefault));
      case "darwin" -> homeFolder().resolve(macFolder);
      default -> absolute(xdgVariable).orElse(homeFolder().resolve(xdgDefault));
    };
  }

  private Path homeFolder() {
    return absolute(host.os().equals("windows") ? "USERPROFILE" : "HOME").orElse(home);
  }

  private Optional<Path> absolute(String variable) {
    return EnvironmentVariables.get(environment, variable, host)
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
