package io.github.gok8s.image;

import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
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
    List<Path> candidates = new ArrayList<>(Folders.children(layout.blobs()));
    for (Path file : Folders.children(layout.folder())) {
      if (!layout.blobs().startsWith(file)) {
        candidates.add(file);
      }
    }
    for (Path file : Folders.children(target.path().resolve("k8s"))) {
      if (Archives.isArchive(file) || Staging.isLeftover(file)) {
        candidates.add(file);
      }
    }
    for (Path file : candidates) {
      if (!wanted.contains(target.relative(file))) {
        Folders.delete(file);
      }
    }
  }
}
