package io.github.gok8s.result;

/** Says that a file in {@code target/} can't be read as what it should be. The message is a full sentence. */
public final class RecordException extends Exception {

  private static final long serialVersionUID = 1L;

  public RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
