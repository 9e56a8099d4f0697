package io.github.gok8s.image;

import java.util.regex.Pattern;

/**
 * Tells who may do what with a file.
 *
 * @param bits as {@code chmod} takes them, at most {@code 07777}
 */
public record FileMode(int bits) {

  private static final Pattern MODE = Pattern.compile("0?[0-7]{3,4}");

  /**
   * Parses {@code 644}, {@code 0644} or {@code 1777}.
   *
   * @throws ImageException if it is no mode
   */
  public static FileMode parse(String text) throws ImageException {
    String mode = text.strip();
    if (!MODE.matcher(mode).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not a mode: write three or four octal digits, as in 644 or 0755."
          + " Correct <mode> in <image><files>.");
    }
    return new FileMode(Integer.parseInt(mode, 8));
  }

  /** Gives the mode of the folders in which files of this mode lie: who may read one may look into the other. */
  FileMode ofFolders() {
    return new FileMode(bits | (bits & 0444) >> 2);
  }
}
