package io.github.gok8s.go.toolchain;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says in words of the user why a file could not be read or written. */
final class FileFailure {

  private FileFailure() {}

  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written";
    }
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return file.getClass().getSimpleName() + " at " + file.getFile();
    }
    return String.valueOf(failure.getMessage());
  }
}
