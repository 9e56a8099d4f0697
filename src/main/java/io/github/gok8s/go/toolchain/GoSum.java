package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines in the form of a go.sum: module, version, hash. Empty lines and those that start with {@code #} are skipped.
 *
 * @param name how the file is called in messages
 */
record GoSum(String name, List<Line> lines) {

  /** A line, such as {@code golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 h1:…}. */
  record Line(String module, String version, String hash) {}

  /**
   * Reads a file; one that is not there has no lines.
   *
   * @throws GoException if a line is none of a go.sum
   */
  static GoSum read(Path file) throws GoException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return new GoSum(file.toString(), List.of());
    } catch (IOException e) {
      throw GoException.inEnvironment(file + " can't be read: " + e.getMessage(), e);
    }
  }

  static GoSum parse(String name, String text) throws GoException {
    List<String> lines = text.lines().toList();
    Stream.Builder<Line> parsed = Stream.builder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        parsed.add(line(line, name + ":" + (i + 1)));
      }
    }
    return new GoSum(name, parsed.build().toList());
  }

  /** Gives the hashes of a toolchain's zip. */
  List<String> hashesOf(ToolchainModule module) {
    return lines.stream()
        .filter(line -> line.module().equals(ToolchainModule.PATH))
        .filter(line -> line.version().equals(module.version()))
        .map(Line::hash)
        .toList();
  }

  /** Gives the newest of the toolchains that a version includes. */
  Optional<GoVersion> newestOf(GoVersion version) {
    return lines.stream()
        .flatMap(line -> ToolchainModule.goVersionOf(line.version()).stream())
        .filter(version::includes)
        .max(GoVersion::compareTo);
  }

  private static Line line(String text, String where) throws GoException {
    String[] words = text.split("\\s+", -1);
    if (words.length != 3 || !ModuleHash.isHash(words[2])) {
      throw GoException.inProject(
          where + ": \"" + text
              + "\" is no line of a go.sum, such as golang.org/toolchain v0.0.1-go1.26.8.linux-amd64 h1:…");
    }
    return new Line(words[0], words[1], words[2]);
  }
}
