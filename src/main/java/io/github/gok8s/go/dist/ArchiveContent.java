package io.github.gok8s.go.dist;

import io.github.gok8s.go.GoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what lies in an archive beside the binaries.
 *
 * @param folders the module's folder, then those of its parents
 * @param globs the files that {@code <archives><files>} names; none for licence and readme
 */
public record ArchiveContent(List<Path> folders, List<String> globs) {

  private static final List<Pattern> BY_CUSTOM = List.of(
      Pattern.compile("(licen[cs]e|copying|unlicense)([.-].*)?"),
      Pattern.compile("notice([.-].*)?"),
      Pattern.compile("readme([.-].*)?"));

  public ArchiveContent {
    folders = List.copyOf(folders);
    globs = List.copyOf(globs);
  }

  /**
   * Gives the files by their names in the archive.
   *
   * @throws GoException if a glob finds nothing, or two files would have one name
   */
  Map<String, Path> files() throws GoException, IOException {
    return globs.isEmpty() ? byCustom() : byGlob();
  }

  /** Each kind comes from the nearest folder that has one: the licence of a module often lies at the root alone. */
  private Map<String, Path> byCustom() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Pattern kind : BY_CUSTOM) {
      for (Path folder : folders) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(
            folder,
            path -> isOf(kind, path.getFileName().toString().toLowerCase(Locale.ROOT))
                && Files.isRegularFile(path))) {
          children.forEach(found::add);
        }
        if (!found.isEmpty()) {
          found.forEach(file -> files.put(file.getFileName().toString(), file));
          break;
        }
      }
    }
    return files;
  }

  private static boolean isOf(Pattern kind, String name) {
    return kind.matcher(name).matches() && !name.endsWith(".go");
  }

  private Map<String, Path> byGlob() throws GoException, IOException {
    Path module = folders.get(0);
    Map<String, Path> files = new TreeMap<>();
    for (String glob : globs) {
      Collection<Path> found = matches(module, glob);
      if (found.isEmpty()) {
        throw GoException.inProject("<archives><files> (-Dk8s.archives.files) names \"" + glob
            + "\", but there is no such file in " + module + ".");
      }
      for (Path file : found) {
        Path other = files.put(file.getFileName().toString(), file);
        if (other != null && !other.equals(file)) {
          throw GoException.inProject("<archives><files> (-Dk8s.archives.files) names both " + other
              + " and " + file + ", which would have one name in the archive.");
        }
      }
    }
    return files;
  }

  private static List<Path> matches(Path module, String glob) throws IOException {
    Path literal = module.resolve(glob.replace('*', '_').replace('?', '_')).normalize();
    if (!glob.contains("*") && !glob.contains("?")) {
      return Files.isRegularFile(literal) ? List.of(literal) : List.of();
    }
    int depth = (int) glob.chars().filter(c -> c == '/').count() + 1;
    PathMatcher matcher = module.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.find(
        module,
        glob.contains("**") ? 20 : depth,
        (path, attributes) ->
            attributes.isRegularFile() && matcher.matches(module.relativize(path)))) {
      return files.sorted().toList();
    }
  }
}
