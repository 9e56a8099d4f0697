package io.github.gok8s.result;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

/** Writes files so that a reader sees the old content or the new one, never a part. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Writes the content beside the file and moves it into place. */
  public static void write(Path file, byte[] content) throws IOException {
    Path beside = beside(file);
    try {
      Files.write(beside, content);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Writes the content unless the file already holds it.
   *
   * @return whether it was written
   */
  public static boolean writeIfChanged(Path file, byte[] content) throws IOException {
    try {
      if (Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content)) {
        return false;
      }
    } catch (NoSuchFileException e) {
      // to be written
    }
    write(file, content);
    return true;
  }

  /** Gives a path in the file's folder, which exists afterwards, that nobody else uses. */
  public static Path beside(Path file) throws IOException {
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    Files.createDirectories(folder);
    return folder.resolve("." + file.getFileName() + "-" + UUID.randomUUID());
  }

  /** Moves a finished file into place, over an old one if there is one. */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, REPLACE_EXISTING);
    }
  }
}
