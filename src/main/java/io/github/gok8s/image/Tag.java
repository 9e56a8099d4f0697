package io.github.gok8s.image;

import java.util.regex.Pattern;

/**
 * Tags an image, as in {@code 1.4.0}.
 *
 * @param text the tag: letters, digits, {@code _ . -}, at most 128 of them, none of the last two in front
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">OCI distribution specification</a>
 */
public record Tag(String text) {

  /** What many take for the newest release. */
  public static final Tag LATEST = new Tag("latest");

  private static final int LONGEST = 128;
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  /**
   * Parses a tag.
   *
   * @throws ImageException if it is none
   */
  public static Tag parse(String text) throws ImageException {
    String tag = text.strip();
    if (!TAG.matcher(tag).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not a tag: write letters, digits, \"_\", \".\" and \"-\", at most " + LONGEST
          + ", and neither \".\" nor \"-\" first. Correct <image><tags> (-Dk8s.image.tags).");
    }
    return new Tag(tag);
  }

  /** Gives a project's version as a tag: what a tag forbids becomes {@code -}, as in {@code 1.4.0-build.7} for {@code 1.4.0+build.7}. */
  public static Tag ofVersion(String version) {
    String allowed = version.replaceAll("[^A-Za-z0-9_.-]", "-");
    String started = allowed.matches("[A-Za-z0-9_].*") ? allowed : "_" + allowed;
    return new Tag(started.substring(0, Math.min(started.length(), LONGEST)));
  }

  @Override
  public String toString() {
    return text;
  }
}
