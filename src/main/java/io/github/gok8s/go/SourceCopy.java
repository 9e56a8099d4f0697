package io.github.gok8s.go;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies all that a module is built from to another folder, where everything lies as it did: what go.mod and go.work say
 * about folders beside them holds there, too. Links to folders lead to where they led. As for {@link SourceTree}, what is
 * generated belongs to the sources.
 *
 * @param roots folders and files, absolute
 * @param buildFolder left out, but for its {@code generated-sources}
 * @param destination an empty folder
 */
record SourceCopy(List<Path> roots, Path buildFolder, Path destination) {

  SourceCopy {
    roots = List.copyOf(roots);
  }

  void make() throws IOException {
    Set<Path> copied = new HashSet<>();
    for (Path root : roots) {
      Files.walkFileTree(root, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
          boolean isOther = SourceTree.VERSION_CONTROL.contains(
                  folder.getFileName().toString())
              || (buildFolder.equals(folder.getParent()) && !folder.endsWith(SourceTree.GENERATED))
              || folder.equals(destination);
          if ((isOther && !folder.equals(root)) || !copied.add(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
          }
          Files.createDirectories(placeOf(folder));
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
            throws IOException {
          if (!buildFolder.equals(file.getParent())) {
            copy(file);
          }
          return FileVisitResult.CONTINUE;
        }
      });
    }
  }

  /** Gives where a folder or file lies in the copy. */
  Path placeOf(Path original) {
    return destination.resolve(commonFolder().relativize(original).toString());
  }

  private void copy(Path file) throws IOException {
    Path place = placeOf(file);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.createDirectories(parentOf(place));
    if (Files.isDirectory(file)) {
      Files.createSymbolicLink(place, file.toRealPath());
    } else if (Files.isRegularFile(file)) {
      Files.copy(file, place);
    }
  }

  /** The folder that all roots lie in, or are. */
  private Path commonFolder() {
    Path common = roots.get(0);
    for (Path root : roots) {
      while (!root.startsWith(common) || (root.equals(common) && Files.isRegularFile(common))) {
        common = parentOf(common);
      }
    }
    return common;
  }

  private static Path parentOf(Path path) {
    return requireNonNull(path.getParent(), "a root is in no tree of sources");
  }
}
