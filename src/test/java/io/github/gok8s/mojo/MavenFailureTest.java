package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MavenFailureTest {

  static Stream<Exception> mistakes() {
    return Stream.of(
        GoException.inProject("main.go:3: no."),
        new InvalidPlatformException("main.go:3: no."),
        new MojoFailureException("main.go:3: no."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void makesAFailureWithoutACauseOfWhatTheUserCanMend(Exception mistake) {
    assertThatThrownBy(() -> MavenFailure.of(mistake))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("main.go:3: no.")
        .hasNoCause();
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(GoException.inEnvironment("No Go here."), "No Go here."),
        Arguments.of(new ProcessException("It took too long."), "It took too long."),
        Arguments.of(new RecordException("No record.", new IOException()), "No record."),
        Arguments.of(
            new FileSystemException("/t/a", null, "No space left on device"),
            "The disk is full: /t/a could not be written. Make room and run the same command again."),
        Arguments.of(
            new IOException("No space left on device"),
            "The disk is full. Make room and run the same command again."),
        Arguments.of(
            new IOException("There is not enough space on the disk"),
            "The disk is full. Make room and run the same command again."),
        Arguments.of(
            new AccessDeniedException("/t/a"),
            "Permission denied: /t/a may not be read or written by this user."
                + " Change its permissions, or its owner if another user built here before."),
        Arguments.of(new NoSuchFileException("/t/a"), "/t/a is not there."),
        Arguments.of(
            new FileSystemException("/t/a", null, "Read-only file system"),
            "/t/a: Read-only file system."),
        Arguments.of(new DirectoryNotEmptyException("/t/a"), "DirectoryNotEmptyException: /t/a"),
        Arguments.of(
            new UncheckedIOException(new NoSuchFileException("/t/a")), "/t/a is not there."));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void makesAnErrorOfWhatTheMachineDoes(Exception cause, String message) throws Exception {
    assertThat(MavenFailure.of(cause)).hasMessage(message).hasCauseInstanceOf(Exception.class);
  }

  @Test
  void keepsWhatIsMavensAlready() throws Exception {
    MojoExecutionException error = new MojoExecutionException("x");

    assertThat(MavenFailure.of(error)).isSameAs(error);
  }

  @Test
  void keepsTheInterruptionOfTheThread() throws Exception {
    MojoExecutionException error = MavenFailure.of(new InterruptedException());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error).hasMessage("The build was interrupted.");
  }
}
