package io.github.gok8s.image;

/** Says what in the user's project or configuration is in the way of an image. The message is a full sentence for the user. */
public final class ImageException extends Exception {

  private static final long serialVersionUID = 1L;

  private ImageException(String message) {
    super(message);
  }

  /** The user's project or configuration is wrong. */
  public static ImageException inProject(String message) {
    return new ImageException(message);
  }
}
