package io.github.gok8s.image;

import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes what earlier images and killed runs left: blobs that nothing points to any more, and archives nobody wants now. */
final class ImageFiles {

  private ImageFiles() {}

  /**
   * Removes all files of images but these.
   *
   * @param wanted their paths relative to {@code target/}
   */
  static void removeAllBut(Set<String> wanted, TargetFolder target) throws IOException {
    ImageLayout layout = new ImageLayout(target.image());
    List<Path> files = new ArrayList<>(children(layout.blobs(), "*"));
    files.addAll(children(layout.folder(), "{.*,*.json}"));
    Path parent = target.path().resolve("k8s");
    files.addAll(children(parent, Archives.ANY_DOCKER));
    files.addAll(children(parent, Archives.OCI));
    // what AtomicFile leaves beside image.json if it is killed
    files.addAll(children(parent, ".image.json-*"));
    for (Path file : files) {
      if (!wanted.contains(target.relative(file))) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Lists the files of a folder, which need not exist, that a glob matches. */
  static List<Path> children(Path folder, String names) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, names)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return children;
  }
}
