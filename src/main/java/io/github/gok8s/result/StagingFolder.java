package io.github.gok8s.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder for unfinished files, beside the place where the finished ones go, and of one run alone: children of a killed
 * run that go on writing can't meet the next run there. The next run takes away what killed ones left.
 */
public final class StagingFolder implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("\\.staging-(\\d+)-.+");

  private final Path path;

  private StagingFolder(Path path) {
    this.path = path;
  }

  /** Makes a folder of its own in the given one, and removes those whose process is gone. */
  public static StagingFolder in(Path folder) throws IOException {
    Files.createDirectories(folder);
    removeLeftovers(folder);
    String name = ".staging-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return new StagingFolder(Files.createDirectory(folder.resolve(name)));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  private static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, ".staging-*")) {
      for (Path child : children) {
        Matcher name = NAME.matcher(child.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          delete(child);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
          throws IOException {
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
