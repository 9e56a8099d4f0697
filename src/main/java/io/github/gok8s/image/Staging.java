package io.github.gok8s.image;

import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A folder of this run alone, in which everything is written before it is moved into place: whoever reads the layout meanwhile
 * sees whole blobs only, and a killed run leaves nothing but this folder, which the next one removes.
 */
final class Staging implements AutoCloseable {

  /** Of the folders' names, and of those beside {@code image.json} while it is written. */
  private static final String PREFIX = ".image";

  private final Path folder;

  private Staging(Path folder) {
    this.folder = folder;
  }

  /** Makes a new folder, and removes what killed runs left of theirs. */
  static Staging in(TargetFolder target) throws IOException {
    Path parent = Files.createDirectories(target.path().resolve("k8s"));
    for (Path leftover : Folders.children(parent)) {
      if (isLeftover(leftover)) {
        Folders.delete(leftover);
      }
    }
    return new Staging(Files.createDirectory(parent.resolve(PREFIX + "-" + UUID.randomUUID())));
  }

  /** Says whether a file in {@code target/k8s} is what a killed run left. */
  static boolean isLeftover(Path file) {
    return file.getFileName().toString().startsWith(PREFIX);
  }

  /** Gives a path for a new file. */
  Path newFile() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
