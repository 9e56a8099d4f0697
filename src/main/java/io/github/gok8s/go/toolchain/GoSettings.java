package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the go command, read as it reads them: environment variables, the file that {@code go env -w} writes,
 * then {@code go.env} of the Go that is installed.
 *
 * @see <a href="https://pkg.go.dev/cmd/go#hdr-Environment_variables">Environment variables</a>
 */
public final class GoSettings {

  private final Platform host;
  private final Map<String, String> environment;
  private final Map<String, String> files = new HashMap<>();

  private GoSettings(Platform host, Map<String, String> environment) {
    this.host = host;
    this.environment = environment;
  }

  /**
   * Reads the settings.
   *
   * @param installed the GOROOT of a Go that is installed, even if it is not the one to be used
   */
  static GoSettings read(UserFolders user, Optional<Path> installed) throws GoException {
    GoSettings settings = new GoSettings(user.host(), user.environment());
    if (installed.isPresent()) {
      settings.add(installed.get().resolve("go.env"));
    }
    settings.addFileOf(user);
    return settings;
  }

  /** Gives what the user has set by {@code go env -w}, without what the environment says. */
  public static Map<String, String> writtenBy(UserFolders user) throws GoException {
    GoSettings settings = new GoSettings(user.host(), user.environment());
    settings.addFileOf(user);
    return Map.copyOf(settings.files);
  }

  private void addFileOf(UserFolders user) throws GoException {
    String file = get("GOENV").orElse(user.goEnvironmentFile().toString());
    if (!file.equals("off")) {
      add(Path.of(file));
    }
  }

  /** Gives a setting; an empty one is none. */
  Optional<String> get(String name) {
    return EnvironmentVariables.get(environment, name, host)
        .or(() -> Optional.ofNullable(files.get(name)).filter(value -> !value.isEmpty()));
  }

  private void add(Path file) throws GoException {
    try {
      files.putAll(parse(Files.readAllLines(file)));
    } catch (NoSuchFileException e) {
      // there are no settings then
    } catch (IOException e) {
      throw GoException.inEnvironment(
          "Go's settings in " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Reads lines {@code NAME=value}; as for Go, what does not look like one is no setting. */
  static Map<String, String> parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z') {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return values;
  }
}
