package io.github.gok8s.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for unfinished files, beside the place where the finished ones go, and of one run alone: children of a killed
 * run that go on writing can't meet the next run there. The next run takes away what killed ones left.
 */
public final class StagingFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StagingFolder.class);
  private static final Pattern NAME = Pattern.compile("\\.staging-(\\d{1,18})-.+");

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
  public void close() {
    deleteOrLeave(path);
  }

  private static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, ".staging-*")) {
      for (Path child : children) {
        if (isLeftover(child.getFileName().toString())) {
          deleteOrLeave(child);
        }
      }
    }
  }

  /** What can't be removed now, because another run does so too or somebody looks at a file, is removed another time. */
  private static void deleteOrLeave(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.debug("{} stays: {}", folder, e.toString());
    }
  }

  private static boolean isLeftover(String folderName) {
    Matcher name = NAME.matcher(folderName);
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** Deletes a folder and all in it, if it is there; links are not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
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
      public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
        if (problem instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE;
        }
        throw problem;
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
