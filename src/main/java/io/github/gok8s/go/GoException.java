package io.github.gok8s.go;

import org.jspecify.annotations.Nullable;

/**
 * Says why Go code could not be built. The message is a full sentence for the user.
 *
 * <p>{@link #isMistakeOfUser()} tells the user's project, code or configuration from the machine and the network.
 */
public final class GoException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean mistakeOfUser;

  private GoException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause);
    this.mistakeOfUser = mistakeOfUser;
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

  public boolean isMistakeOfUser() {
    return mistakeOfUser;
  }
}
