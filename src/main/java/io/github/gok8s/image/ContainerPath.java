package io.github.gok8s.image;

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
    String path = text.strip();
    if (!PATH.matcher(path).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not a path inside a container: write an absolute one, as in /var/lib/shop."
          + " Correct <image><" + element + "> (-Dk8s.image." + element + ").");
    }
    return new ContainerPath(path);
  }

  @Override
  public String toString() {
    return text;
  }
}
