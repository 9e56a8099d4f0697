package io.github.gok8s.go.test;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * Finds the files of modules by the names that go has for them in a coverage profile.
 *
 * @param base the folder that files are named by
 * @param modules the folder of each module, by its module path
 */
public record SourceFiles(Path base, Map<String, Path> modules) {

  public SourceFiles {
    modules = Map.copyOf(modules);
  }

  /** Gives a file's path from the base, with slashes; a name of no module is left as it is. */
  String path(String name) {
    return modules.entrySet().stream()
        .filter(module -> name.startsWith(module.getKey() + "/"))
        .max(Comparator.comparingInt(module -> module.getKey().length()))
        .map(module -> module.getValue().resolve(name.substring(module.getKey().length() + 1)))
        .map(file -> base.relativize(file).toString().replace('\\', '/'))
        .orElse(name);
  }
}
