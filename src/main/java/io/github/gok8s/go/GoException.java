package io.github.gok8s.go;

import io.github.gok8s.result.UserException;
import org.jspecify.annotations.Nullable;

/** Says why Go code could not be built. The message is a full sentence for the user. */
public final class GoException extends UserException {

  private static final long serialVersionUID = 1L;

  private GoException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause, mistakeOfUser);
  }

  /** The user's project, code or configuration is wrong. */
  public static GoException inProject(String message) {
    return new GoException(message, null, true);
  }

  /** The machine or the network is in the way. */
  public static GoException inEnvironment(String message) {
    return new GoException(message, null, false);
  }

  /** The machine or the network is in the way. */
  public static GoException inEnvironment(String message, Throwable cause) {
    return new GoException(message, cause, false);
  }
}
