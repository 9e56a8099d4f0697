package io.github.gok8s.image;

import org.jspecify.annotations.Nullable;

/**
 * Says what is in the way of an image. The message is a full sentence for the user.
 *
 * <p>{@link #isMistakeOfUser()} tells the user's project and configuration from the machine, the network and registries.
 */
public final class ImageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean mistakeOfUser;

  private ImageException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause);
    this.mistakeOfUser = mistakeOfUser;
  }

  /** The user's project or configuration is wrong. */
  public static ImageException inProject(String message) {
    return new ImageException(message, null, true);
  }

  /** The machine, the network or a registry is in the way. */
  public static ImageException inEnvironment(String message) {
    return new ImageException(message, null, false);
  }

  /** The machine, the network or a registry is in the way. */
  public static ImageException inEnvironment(String message, Throwable cause) {
    return new ImageException(message, cause, false);
  }

  public boolean isMistakeOfUser() {
    return mistakeOfUser;
  }
}
