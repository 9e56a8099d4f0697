package io.github.gok8s.go;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the finished binaries of a platform lie.
 *
 * @param path the folder
 * @param platform of its binaries
 */
record BinaryFolder(Path path, Platform platform) {

  private static final Logger LOG = LoggerFactory.getLogger(BinaryFolder.class);

  static BinaryFolder of(Platform platform, TargetFolder target) {
    return new BinaryFolder(target.binaries(platform), platform);
  }

  /**
   * Copies the binaries of an earlier run to where go writes new ones: one whose inputs are still the same it does not
   * link again. It believes the build ID inside, so what somebody touched since stays here.
   *
   * @param earlier what the earlier run made
   * @param names the name of each package's binary, without ending
   * @param staging where go will write
   */
  void lend(BuildState.Built earlier, Map<MainPackage, String> names, Path staging)
      throws IOException {
    if (!earlier.isUntouched()) {
      return;
    }
    for (Map.Entry<MainPackage, String> entry : names.entrySet()) {
      Path file = fileOf(entry.getValue());
      if (earlier.binaries().stream().anyMatch(binary -> binary.file().equals(file))) {
        copy(file, staging.resolve(entry.getKey().executableName() + platform.executableSuffix()));
      }
    }
  }

  /**
   * Moves a finished binary to its place.
   *
   * @param file what go wrote
   * @param name of the binary, without ending
   * @param mainPackage it is made from, relative to the module
   * @param span when it was built
   */
  Binary take(Path file, String name, String mainPackage, BuildSpan span) throws IOException {
    Path place = fileOf(name);
    Files.createDirectories(path);
    Binary binary = new Binary(
        name, mainPackage, platform, place, Files.size(file), Sha256.of(file), span, false);
    AtomicFile.move(file, place);
    return binary;
  }

  /** Takes away all others: binaries of main packages that are gone would be taken for built ones. */
  void keepOnly(List<Binary> binaries) throws IOException {
    Set<Path> made = new HashSet<>(binaries.stream().map(Binary::file).toList());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (!made.contains(file) && !Files.isDirectory(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void copy(Path file, Path to) throws IOException {
    try {
      Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      LOG.debug("{} was taken away by another build: it is linked again", file);
    }
  }

  private Path fileOf(String name) {
    return path.resolve(name + platform.executableSuffix());
  }
}
