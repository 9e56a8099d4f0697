package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNull;

import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns what the other packages throw into what Maven tells apart: a failure is the user's to mend, in the project,
 * and has no stack trace; an error is the machine's, the network's, or ours.
 */
final class MavenFailure {

  private MavenFailure() {}

  /**
   * Gives the error for Maven.
   *
   * @throws MojoFailureException if the project is wrong, not the machine
   */
  static MojoExecutionException of(Exception thrown) throws MojoFailureException {
    Exception cause = thrown instanceof UncheckedIOException unchecked
        ? requireNonNull(unchecked.getCause())
        : thrown;
    if (cause instanceof IOException && cause.getCause() instanceof UserException sentence) {
      return of(sentence);
    }
    if (cause instanceof MojoExecutionException error) {
      return error;
    }
    if (cause instanceof MojoFailureException failure) {
      throw failure;
    }
    if ((cause instanceof UserException told && told.isMistakeOfUser())
        || cause instanceof InvalidPlatformException) {
      throw new MojoFailureException(cause.getMessage());
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new MojoExecutionException("The build was interrupted.", cause);
    }
    String message =
        cause instanceof IOException io ? message(io) : String.valueOf(cause.getMessage());
    return new MojoExecutionException(message, cause);
  }

  /** Says in words what Java says with the name of a class. */
  private static String message(IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    if (reason.toLowerCase(Locale.ROOT).contains("no space left on device")
        || reason.contains("not enough space on the disk")) {
      return "The disk is full"
          + (cause instanceof FileSystemException file
              ? ": " + file.getFile() + " could not be written"
              : "")
          + ". Make room and run the same command again.";
    }
    if (cause instanceof AccessDeniedException denied) {
      return "Permission denied: " + denied.getFile()
          + " may not be read or written by this user. Change its permissions, or its owner if"
          + " another user built here before.";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there.";
    }
    return cause instanceof FileSystemException file && file.getReason() != null
        ? file.getFile() + ": " + file.getReason() + "."
        : cause.getClass().getSimpleName() + ": " + reason;
  }
}
