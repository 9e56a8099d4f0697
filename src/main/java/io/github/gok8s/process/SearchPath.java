package io.github.gok8s.process;

import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for programs in the folders of the PATH, as a shell does, but never in the working directory. */
public final class SearchPath {

  private SearchPath() {}

  /** Finds all programs of a name, in the order of the PATH; on Windows the name may go without its {@code .exe}. */
  public static List<Path> find(String program, Map<String, String> environment, Platform host) {
    String suffix = program.endsWith(host.executableSuffix()) ? "" : host.executableSuffix();
    String path = EnvironmentVariables.get(environment, "PATH", host).orElse("");
    Set<Path> found = new LinkedHashSet<>();
    for (String entry : path.split(host.os().equals("windows") ? ";" : ":", -1)) {
      Path folder = folder(entry);
      if (folder != null && isProgram(folder.resolve(program + suffix))) {
        found.add(folder.resolve(program + suffix));
      }
    }
    return List.copyOf(found);
  }

  /** Whether a file can be run. */
  public static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Gives the folder that an entry names; none for one that is empty or relative. */
  private static @Nullable Path folder(String entry) {
    try {
      // Windows allows an entry to stand in quotes
      Path folder = Path.of(entry.replace("\"", ""));
      return folder.isAbsolute() ? folder : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
