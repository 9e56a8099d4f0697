package io.github.gok8s.image;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chooses what lies under the binaries. */
public sealed interface BaseImage {

  /** What stands for an image that is known well. The manual tells what each is. */
  List<String> WORDS = List.of("static", "scratch", "distroless", "distroless-debug", "alpine");

  /** Root certificates, time zones, users, {@code /tmp}: built into the plugin, the same for every architecture. */
  record Static() implements BaseImage {

    @Override
    public String name() {
      return "static";
    }
  }

  /** Nothing at all. */
  record Scratch() implements BaseImage {

    @Override
    public String name() {
      return "scratch";
    }
  }

  /**
   * An image of a registry.
   *
   * @param name the word or the reference in the configuration
   * @param reference what it stands for
   */
  record Remote(String name, ImageReference reference) implements BaseImage {}

  /**
   * A tar archive, as {@code docker save} or {@code skopeo copy} writes it.
   *
   * @param name as in the configuration
   * @param file the archive; where it is not absolute, it is in the module's folder
   */
  record Archive(String name, Path file) implements BaseImage {}

  /**
   * An OCI image layout.
   *
   * @param name as in the configuration
   * @param folder the layout; where it is not absolute, it is in the module's folder
   * @param tag which of its images, where it has several
   */
  record Layout(String name, Path folder, Optional<String> tag) implements BaseImage {}

  /** Gives the word or the reference that the configuration has for it. */
  String name();

  /** Whether it has to be looked for: in a registry, or in files. */
  default boolean isElsewhere() {
    return !(this instanceof Static || this instanceof Scratch);
  }

  /**
   * Parses what the configuration says.
   *
   * @throws ImageException if it is no base image
   */
  static BaseImage parse(String text) throws ImageException {
    String word = text.strip();
    return switch (word) {
      case "static" -> new Static();
      case "scratch" -> new Scratch();
      // debian13: the support of debian12 ended in September 2026
      case "distroless" -> remote(word, "gcr.io/distroless/static-debian13:nonroot");
      case "distroless-debug" -> remote(word, "gcr.io/distroless/static-debian13:debug-nonroot");
      case "alpine" -> remote(word, "docker.io/library/alpine:3.24");
      default -> other(word);
    };
  }

  private static BaseImage other(String word) throws ImageException {
    try {
      for (String scheme : List.of("tar:", "docker-archive:", "oci-archive:")) {
        if (word.startsWith(scheme)) {
          return new Archive(word, path(word.substring(scheme.length())));
        }
      }
      if (word.startsWith("oci:")) {
        return layout(word, word.substring("oci:".length()));
      }
    } catch (InvalidPathException e) {
      throw isNone(word);
    }
    return remote(word, word);
  }

  private static BaseImage layout(String word, String place) {
    int colon = place.lastIndexOf(':');
    boolean hasTag = colon > 1 && place.indexOf('/', colon) < 0 && place.indexOf('\\', colon) < 0;
    return hasTag
        ? new Layout(word, path(place.substring(0, colon)), Optional.of(place.substring(colon + 1)))
        : new Layout(word, path(place), Optional.empty());
  }

  /** As jib-maven-plugin has it, a path may begin with two slashes more. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new InvalidPathException(text, "empty");
    }
    return Path.of(text.startsWith("//") ? text.substring(2) : text);
  }

  private static BaseImage remote(String word, String reference) throws ImageException {
    return new Remote(word, ImageReference.parse(reference).orElseThrow(() -> isNone(word)));
  }

  private static ImageException isNone(String word) {
    return ImageException.inProject("\"" + word + "\" is not a base image: write "
        + String.join(", ", WORDS)
        + ", a reference such as registry.example.com/base/debian:13 or one with @sha256:…,"
        + " tar:FILE for an archive or oci:FOLDER for a layout. Correct <image><base>"
        + " (-Dk8s.image.base).");
  }
}
