package io.github.gok8s.image;

import io.github.gok8s.result.UserException;
import org.jspecify.annotations.Nullable;

/** Says what is in the way of an image. The message is a full sentence for the user. */
public final class ImageException extends UserException {

  private static final long serialVersionUID = 1L;

  private ImageException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause, mistakeOfUser);
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
}
