package io.github.gok8s.image.base;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens base images that lie in files. */
final class BaseFiles {

  private BaseFiles() {}

  /**
   * Opens a layout.
   *
   * @param folder where relative files start
   */
  static ContentSource open(BaseImage.Layout base, Path folder) throws ImageException {
    Path layout = folder.resolve(base.folder());
    if (!Files.isDirectory(layout)) {
      throw isMissing(base, layout);
    }
    return new LayoutSource(base.name(), path -> Files.newInputStream(layout.resolve(path)));
  }

  /**
   * Opens an archive, of OCI or of Docker.
   *
   * @param folder where relative files start
   */
  static ContentSource open(BaseImage.Archive base, Path folder) throws ImageException {
    Path archive = folder.resolve(base.file());
    if (!Files.isRegularFile(archive)) {
      throw isMissing(base, archive);
    }
    try {
      if (TarFiles.isCompressed(archive)) {
        throw ImageException.inProject(archive
            + " is compressed as a whole: unpack it (gunzip, unzstd) to a .tar file, and name"
            + " that in <image><base> (-Dk8s.image.base).");
      }
      TarFiles files = new TarFiles(archive);
      return files.has("oci-layout") && files.has("index.json")
          ? new LayoutSource(base.name(), files)
          : new DockerArchiveSource(base.name(), files);
    } catch (IOException e) {
      throw ImageException.inProject(archive + " can't be read as a tar archive (" + e.getMessage()
          + "). Correct <image><base> (-Dk8s.image.base).");
    }
  }

  private static ImageException isMissing(BaseImage base, Path file) {
    return ImageException.inProject(file + " is not there. <image><base> (-Dk8s.image.base) is "
        + base.name() + "; relative paths start in the module's folder.");
  }
}
