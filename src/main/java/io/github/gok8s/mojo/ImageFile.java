package io.github.gok8s.mojo;

import io.github.gok8s.image.ContainerPath;
import io.github.gok8s.image.FileMode;
import io.github.gok8s.image.FileOwner;
import io.github.gok8s.image.FileRule;
import io.github.gok8s.image.ImageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One {@code <file>} of {@code <image><files>}: a file or a folder that the image gets. */
public final class ImageFile {

  /** A file, or a folder whose content is meant; without it {@code into} becomes an empty folder. */
  @Nullable
  String from;

  /** The path in the image; with a slash at its end it is the folder for a file. */
  @Nullable
  String into;

  /** The mode of the files; default is {@code 644}, and {@code 755} for an empty folder. */
  @Nullable
  String mode;

  /** The numbers of user and group that the files belong to; default is root, {@code 0:0}. */
  @Nullable
  String owner;

  /**
   * Gives what the elements say.
   *
   * @throws ImageException if one has no value that it can have
   */
  FileRule toRule() throws ImageException {
    if (into == null || into.isBlank()) {
      throw ImageException.inProject(
          "A <file> in <image><files> has no <into>: write the path that "
              + (from == null ? "it" : from) + " shall have in the image.");
    }
    try {
      return new FileRule(
          from == null ? Optional.empty() : Optional.of(Path.of(from.strip())),
          ContainerPath.parse(into)
              .orElseThrow(() -> ImageException.inProject("\"" + into
                  + "\" is not a path inside a container: write an absolute one, as in"
                  + " /etc/shop/. Correct <into> in <image><files>.")),
          mode == null ? Optional.empty() : Optional.of(FileMode.parse(mode)),
          owner == null ? FileOwner.ROOT : FileOwner.parse(owner));
    } catch (InvalidPathException e) {
      throw ImageException.inProject("<from> in <image><files> is \"" + from
          + "\", which is no path (" + e.getReason() + ").");
    }
  }
}
