package io.github.gok8s.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a file or folder inside the container.
 *
 * @param text absolute, with slashes, as in {@code /var/lib/shop}
 */
public record ContainerPath(String text) {

  private static final Pattern PATH =
      Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))[^/\\x00-\\x1f:]+)+/?");

  /**
   * Parses a path.
   *
   * @param element the element that holds it, for the message, for example {@code volumes}
   * @throws ImageException if it is not absolute, or goes up
   */
  public static ContainerPath parse(String text, String element) throws ImageException {
    return parse(text)
        .orElseThrow(() -> ImageException.inProject("\"" + text
            + "\" is not a path inside a container: write an absolute one, as in /var/lib/shop."
            + " Correct <image><" + element + "> (-Dk8s.image." + element + ")."));
  }

  /** Parses a path; nothing if it is not absolute, or goes up. */
  public static Optional<ContainerPath> parse(String text) {
    return Optional.of(text.strip())
        .filter(path -> PATH.matcher(path).matches())
        .map(ContainerPath::new);
  }

  @Override
  public String toString() {
    return text;
  }
}
