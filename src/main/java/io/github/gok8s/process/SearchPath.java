package io.github.gok8s.process;

import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for programs in the folders of the PATH, as a shell does, but never in the working directory. */
public final class SearchPath {

  private SearchPath() {}

  /** Finds all programs of a name, in the order of the PATH; on Windows the name may go without its {@code .exe}. */
  public static List<Path> find(String program, Map<String, String> environment, Platform host) {
    String suffix = program.endsWith(host.executableSuffix()) ? "" : host.executableSuffix();
    return EnvironmentVariables.get(environment, "PATH", host).stream()
        .flatMap(path -> Arrays.stream(path.split(host.os().equals("windows") ? ";" : ":", -1)))
        .flatMap(folder -> folder(folder).stream())
        .map(folder -> folder.resolve(program + suffix))
        .filter(SearchPath::isProgram)
        .distinct()
        .toList();
  }

  /** Whether a file can be run. */
  public static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static Optional<Path> folder(String text) {
    // Windows allows an entry to stand in quotes
    String unquoted = text.replace("\"", "");
    try {
      return Stream.of(unquoted)
          .filter(entry -> !entry.isBlank())
          .map(Path::of)
          .filter(Path::isAbsolute)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
