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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hashes everything that can get into a module's binaries: each file of the module's folders. That is more than go
 * would read (it costs less than to ask go), and never less: new files change embeds, globs and build constraints, and
 * go imports a package through a link to its folder. What lies in the module cache is pinned by go.sum.
 *
 * <p>Left out are version control, folders that are modules of their own, which go leaves out too, and the build folder
 * but for its {@code generated-sources}; those of other POMs in the module, too, where this plugin builds them. Of a Java
 * module's build folder only the reports of its tests are left out, for the rest may be embedded. A hidden folder with a
 * CACHEDIR.TAG is left out as well: CI systems keep the caches of Go and Maven in the folder they check out to.
 */
final class SourceTree {

  /** Folders that are no sources. */
  static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".bzr");
  /** Where in the build folder sources lie. */
  static final String GENERATED = "generated-sources";

  /** From how many files on, or how many bytes, further cores are worth that they have to be woken. */
  private static final int MANY = 50;

  private static final long MUCH = 4 << 20;

  private static final String VENDOR = "vendor";

  /** What Maven writes beside a POM, unless the POM says otherwise. */
  private static final String TARGET = "target";

  private static final Set<String> JAVA_REPORTS = Set.of("surefire-reports", "failsafe-reports");

  private final List<Path> roots;
  private final Path buildFolder;

  /**
   * Takes the tree of some folders and files.
   *
   * @param roots the folders and files; those of the first one count by their names in it, so that it can be moved
   * @param buildFolder the folder that the build writes to, which need not exist
   */
  SourceTree(List<Path> roots, Path buildFolder) {
    this.roots = List.copyOf(roots);
    this.buildFolder = buildFolder;
  }

  /** Gives the SHA-256 over the names and contents of all files, 64 hexadecimal digits. */
  String hash() throws IOException {
    return hash(Sha256::of);
  }

  /** Gives the SHA-256 over the names of all files and what decides about packages in them, see {@link SourceHead}. */
  String headHash() throws IOException {
    return hash(SourceHead::hash);
  }

  private String hash(FileHash hash) throws IOException {
    Walk walk = new Walk(roots.get(0).toRealPath(), real(buildFolder));
    for (Path root : roots) {
      walk.addAllIn(root);
    }
    walk.entries.sort(Comparator.comparing(Entry::name));
    MessageDigest all = Sha256.start();
    if (walk.entries.size() < MANY && walk.bytes < MUCH) {
      for (Entry entry : walk.entries) {
        all.update(entry.line(hash));
      }
    } else {
      walk.entries.parallelStream().map(entry -> entry.line(hash)).forEachOrdered(all::update);
    }
    return Sha256.finish(all);
  }

  private static Path real(Path folder) throws IOException {
    return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
  }

  /** What of a file counts. */
  @FunctionalInterface
  private interface FileHash {
    String of(Path file) throws IOException;
  }

  /** A file, or a link to a folder, which then has the folder's name. */
  private record Entry(String name, Path file, Optional<String> link) {

    byte[] line(FileHash hash) {
      return (link.orElseGet(() -> content(hash)) + "  " + name + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    /** A file that can't be read counts as such: go will say what it thinks of it, if it wants it at all. */
    private String content(FileHash hash) {
      try {
        return hash.of(file);
      } catch (IOException e) {
        return "unreadable";
      }
    }
  }

  /** Collects entries; all its paths are real ones, so that nothing is visited twice and links can't make circles. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path base;
    private final Path buildFolder;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> visited = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private Path root;
    private long bytes;

    Walk(Path base, Path buildFolder) {
      this.base = base;
      this.buildFolder = buildFolder;
      this.root = base;
    }

    void addAllIn(Path start) throws IOException {
      waiting.add(start.toRealPath());
      while (!waiting.isEmpty()) {
        root = waiting.remove();
        Files.walkFileTree(root, this);
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isLeftOut(folder) || !visited.add(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (isBuildFolder(file.getParent())) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile()
          || (attributes.isSymbolicLink() && Files.isRegularFile(file))) {
        entries.add(new Entry(name(file), file, Optional.empty()));
        bytes += attributes.size();
      } else if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
        follow(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      entries.add(new Entry(name(file), file, Optional.empty()));
      return FileVisitResult.CONTINUE;
    }

    private void follow(Path link) throws IOException {
      Path folder = link.toRealPath();
      entries.add(new Entry(name(link), link, Optional.of("-> " + name(folder))));
      if (!folder.startsWith(buildFolder) && !Files.exists(folder.resolve(GoModule.GO_MOD))) {
        waiting.add(folder);
      }
    }

    private boolean isLeftOut(Path folder) {
      if (folder.equals(root)) {
        return false;
      }
      if (isBuildFolder(folder.getParent())) {
        return !folder.endsWith(GENERATED);
      }
      if (JAVA_REPORTS.contains(folder.getFileName().toString())) {
        Path parent = folder.getParent();
        return parent != null && isBesideAPom(parent);
      }
      return VERSION_CONTROL.contains(folder.getFileName().toString())
          || isCache(folder)
          || (!isVendored(folder) && Files.exists(folder.resolve(GoModule.GO_MOD)));
    }

    /** See the <a href="https://bford.info/cachedir/">Cache Directory Tagging Specification</a>. */
    private static boolean isCache(Path folder) {
      return folder.getFileName().toString().startsWith(".")
          && Files.exists(folder.resolve("CACHEDIR.TAG"));
    }

    private boolean isBuildFolder(@Nullable Path folder) {
      return buildFolder.equals(folder)
          || (folder != null
              && isBesideAPom(folder)
              && (Files.exists(folder.resolve("k8s")) || Files.exists(folder.resolve("go"))));
    }

    private static boolean isBesideAPom(Path folder) {
      return folder.endsWith(TARGET) && Files.exists(folder.resolveSibling("pom.xml"));
    }

    /** Before Go 1.17 the vendored modules kept their go.mod. */
    private boolean isVendored(Path folder) {
      return folder.startsWith(root.endsWith(VENDOR) ? root : root.resolve(VENDOR));
    }

    private String name(Path file) {
      return (file.startsWith(base) ? base.relativize(file) : file).toString();
    }
  }
}
