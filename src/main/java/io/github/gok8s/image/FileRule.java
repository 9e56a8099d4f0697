package io.github.gok8s.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Says which files go where.
 *
 * @param from a file, or a folder whose content is meant; without it an empty folder is made
 * @param into where: with a slash at its end, or for a folder, the folder in the image; else the file's new path
 * @param mode of the files, {@code 0644} if not given; of the folder where it is an empty one, {@code 0755} if not given
 * @param owner whom the files belong to
 */
public record FileRule(
    Optional<Path> from, ContainerPath into, Optional<FileMode> mode, FileOwner owner) {

  /** Says that an empty folder is made, which its owner may write into. */
  public static FileRule emptyFolder(ContainerPath into, FileOwner owner) {
    return new FileRule(Optional.empty(), into, Optional.empty(), owner);
  }
}
