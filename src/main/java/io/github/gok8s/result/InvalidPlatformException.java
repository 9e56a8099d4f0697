package io.github.gok8s.result;

/** Says that a text is no platform. The message is a full sentence for the user. */
public final class InvalidPlatformException extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidPlatformException(String message) {
    super(message);
  }
}
