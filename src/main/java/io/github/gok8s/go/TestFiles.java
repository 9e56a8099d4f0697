package io.github.gok8s.go;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks whether a module has tests at all, which costs less than to ask go. */
final class TestFiles extends SimpleFileVisitor<Path> {

  private final Path module;
  private final Path buildFolder;
  private boolean found;

  private TestFiles(Path module, Path buildFolder) {
    this.module = module;
    this.buildFolder = buildFolder;
  }

  /**
   * Whether any file of the module is one of tests.
   *
   * @param buildFolder where the build writes
   */
  static boolean areIn(GoModule module, Path buildFolder) throws IOException {
    TestFiles search = new TestFiles(module.directory(), buildFolder);
    Files.walkFileTree(module.directory(), search);
    return search.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (folder.equals(module)) {
      return FileVisitResult.CONTINUE;
    }
    String name = folder.getFileName().toString();
    boolean isLeftOutByGo = name.startsWith(".")
        || name.startsWith("_")
        || name.equals("testdata")
        || folder.equals(module.resolve("vendor"))
        || Files.exists(folder.resolve(GoModule.GO_MOD));
    // what the build writes has no tests, except generated sources
    boolean isOutput = buildFolder.equals(folder.getParent()) && !name.equals("generated-sources");
    return isLeftOutByGo || isOutput ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    found = file.getFileName().toString().endsWith("_test.go");
    return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    return FileVisitResult.CONTINUE;
  }
}
