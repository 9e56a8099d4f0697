package io.github.gok8s.image;

import java.util.Map;

/** Chooses what lies under the binaries. */
public sealed interface BaseImage {

  /** Root certificates, time zones, users, {@code /tmp}: built into the plugin, the same for every architecture. */
  record Static() implements BaseImage {

    @Override
    public String name() {
      return "static";
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("SSL_CERT_FILE", "/" + StaticBaseLayer.CERTIFICATES);
    }
  }

  /** Nothing at all. */
  record Scratch() implements BaseImage {

    @Override
    public String name() {
      return "scratch";
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }
  }

  /** Gives the word that the configuration has for it. */
  String name();

  /** Gives the environment variables that its images have. */
  Map<String, String> environment();

  /**
   * Parses the word.
   *
   * @throws ImageException if it is another
   */
  static BaseImage parse(String word) throws ImageException {
    return switch (word.strip()) {
      case "static" -> new Static();
      case "scratch" -> new Scratch();
      default ->
        throw ImageException.inProject("\"" + word
            + "\" is not a base image: write static (root certificates, time zones, users, /tmp; built in) or scratch (nothing)."
            + " Correct <image><base> (-Dk8s.image.base).");
    };
  }
}
