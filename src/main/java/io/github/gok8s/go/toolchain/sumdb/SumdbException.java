package io.github.gok8s.go.toolchain.sumdb;

/** Says that the answer of a checksum database is not proven, or not to be understood. */
public final class SumdbException extends Exception {

  private static final long serialVersionUID = 1L;

  public SumdbException(String message) {
    super(message);
  }

  public SumdbException(String message, Throwable cause) {
    super(message, cause);
  }
}
