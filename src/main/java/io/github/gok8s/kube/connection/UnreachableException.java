package io.github.gok8s.kube.connection;

import java.io.IOException;

/** Says that a request has no answer. */
final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient IOException reason;

  UnreachableException(IOException reason) {
    super(reason);
    this.reason = reason;
  }

  IOException reason() {
    return reason;
  }
}
