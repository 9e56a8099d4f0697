package io.github.gok8s.go;

import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Hashes everything that can get into a module's binaries: each file of the module's folders. That is more than go
 * would read (it costs less than to ask go), and never less: new files change embeds, globs and build constraints.
 * What lies in the module cache is pinned by go.sum.
 *
 * <p>Left out are the build folder, version control, and folders that are modules of their own, which go leaves out too.
 */
final class SourceTree {

  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".bzr");

  private final List<Path> roots;
  private final Path buildFolder;

  SourceTree(List<Path> roots, Path buildFolder) {
    this.roots = roots;
    this.buildFolder = buildFolder;
  }

  /** Gives the SHA-256 over the names and contents of all files, 64 hexadecimal digits. */
  String hash() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      Files.walkFileTree(root, new Collector(root, files));
    }
    Collections.sort(files);
    MessageDigest all = Sha256.start();
    files.parallelStream().map(SourceTree::line).forEachOrdered(all::update);
    return Sha256.finish(all);
  }

  private static byte[] line(Path file) {
    return (contentHash(file) + "  " + file + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A file that can't be read counts as such: go will say what it thinks of it, if it wants it at all. */
  private static String contentHash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> files;

    Collector(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean leftOut = folder.equals(buildFolder)
          || (!folder.equals(root)
              && (VERSION_CONTROL.contains(folder.getFileName().toString())
                  || Files.exists(folder.resolve(GoModule.GO_MOD))));
      return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          || (attributes.isSymbolicLink() && Files.isRegularFile(file))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
