package io.github.gok8s.process;

/** Says that a program could not be run to its end. The message is a full sentence for the user. */
public final class ProcessException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProcessException(String message) {
    super(message);
  }

  public ProcessException(String message, Throwable cause) {
    super(message, cause);
  }
}
