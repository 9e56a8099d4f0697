package io.github.gok8s.image.base;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import io.github.gok8s.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pins the tags of base images to digests: a file with a line {@code name:tag@sha256:…} for each, to be committed.
 *
 * @param file where the pins stand, or would stand
 * @param pins digests by name and tag
 */
public record BaseLock(Path file, Map<String, String> pins) {

  /** The name of the file. */
  public static final String NAME = "base-images.lock";

  private static final String HEAD = """
      # The digests that tags of base images stand for. mvn k8s:lock-base renews them; commit this file.
      """;

  public BaseLock {
    pins = Collections.unmodifiableMap(new TreeMap<>(pins));
  }

  /**
   * Reads the nearest lock file: the module's, or that of a folder above up to the given one.
   *
   * @param module the module's folder
   * @param top the highest folder to look into
   * @return without pins, and for the module's folder, if there is none
   * @throws ImageException if a line is no pin
   */
  public static BaseLock find(Path module, Path top) throws IOException, ImageException {
    for (Path folder = module;
        folder != null && folder.startsWith(top);
        folder = folder.getParent()) {
      Optional<BaseLock> found = read(folder.resolve(NAME));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return read(module.resolve(NAME)).orElseGet(() -> new BaseLock(module.resolve(NAME), Map.of()));
  }

  /** Gives the digest that is pinned for the tag of a reference. */
  Optional<String> digest(ImageReference reference) {
    return Optional.ofNullable(pins.get(reference.withoutDigest()));
  }

  /** Writes these pins, and keeps those of other references. */
  void write(Map<String, String> renewed) throws IOException, ImageException {
    // modules that are built at the same time may share the file
    synchronized (("io.github.gok8s.image.base:" + file).intern()) {
      Map<String, String> all = new TreeMap<>(read(file).map(BaseLock::pins).orElse(Map.of()));
      all.putAll(renewed);
      StringBuilder text = new StringBuilder(HEAD);
      all.forEach((name, digest) -> text.append(name).append('@').append(digest).append('\n'));
      AtomicFile.writeIfChanged(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Optional<BaseLock> read(Path file) throws IOException, ImageException {
    Map<String, String> pins = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        ImageReference pin = ImageReference.parse(text)
            .filter(
                reference -> reference.tag().isPresent() && reference.digest().isPresent())
            .orElseThrow(() -> ImageException.inProject(file + " has the line \"" + text
                + "\", which is no pin: write name:tag@sha256:…, or remove the line and"
                + " run mvn k8s:lock-base."));
        pins.put(pin.withoutDigest(), pin.wanted());
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(new BaseLock(file, pins));
  }
}
