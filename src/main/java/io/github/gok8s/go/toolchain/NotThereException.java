package io.github.gok8s.go.toolchain;

import java.io.IOException;

/** Says that a server does not have a file (404 or 410), which is no failure of the server. */
final class NotThereException extends IOException {

  private static final long serialVersionUID = 1L;

  NotThereException(String message) {
    super(message);
  }
}
