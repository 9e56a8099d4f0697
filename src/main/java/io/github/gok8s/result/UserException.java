package io.github.gok8s.result;

import org.jspecify.annotations.Nullable;

/**
 * Says in a full sentence for the user what is in the way.
 *
 * <p>{@link #isMistakeOfUser()} tells the user's project, code and configuration from the machine, the network and what is
 * behind it.
 */
public abstract class UserException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean mistakeOfUser;

  protected UserException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause);
    this.mistakeOfUser = mistakeOfUser;
  }

  public final boolean isMistakeOfUser() {
    return mistakeOfUser;
  }
}
