package io.github.gok8s.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs child processes, and ends them with all their own children when the caller is interrupted, when their time is
 * over, or when the JVM ends.
 */
public final class ProcessRunner {

  /** A time-out for what should never take long. */
  public static final Duration SHORT = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(ProcessRunner.class);

  /**
   * Runs a command and keeps what it writes.
   *
   * @throws ProcessException if it can't be started or is not done in time
   * @throws InterruptedException if the calling thread is interrupted; the children are gone then
   */
  public ProcessResult run(Command command, Duration timeout)
      throws ProcessException, InterruptedException {
    return run(command, "", timeout);
  }

  /**
   * Runs a command that reads something, and keeps what it writes.
   *
   * @param input what it reads, short enough for a pipe
   */
  public ProcessResult run(Command command, String input, Duration timeout)
      throws ProcessException, InterruptedException {
    LOG.debug("{}", command.shellLine());
    try (ChildProcess child = ChildProcess.start(command, new ProcessBuilder())) {
      return child.readToTheEnd(input, timeout, StreamText::of);
    }
  }

  /**
   * Runs a command that reads a file as its standard input, and keeps what it writes.
   *
   * @param input the file
   */
  public ProcessResult run(Command command, Path input, Duration timeout)
      throws ProcessException, InterruptedException {
    LOG.debug("{} < {}", command.shellLine(), input);
    ProcessBuilder reading = new ProcessBuilder().redirectInput(input.toFile());
    try (ChildProcess child = ChildProcess.start(command, reading)) {
      return child.readToTheEnd("", timeout, StreamText::of);
    }
  }

  /**
   * Runs a command and hands on each line of its standard output as it comes; only its standard error is kept. A line
   * of more than a million characters is cut.
   *
   * @param output takes the lines, on one thread that is not the caller's
   * @throws ProcessException if it can't be started or is not done in time
   * @throws InterruptedException if the calling thread is interrupted; the children are gone then
   */
  public ProcessResult run(Command command, Duration timeout, Consumer<String> output)
      throws ProcessException, InterruptedException {
    LOG.debug("{}", command.shellLine());
    try (ChildProcess child = ChildProcess.start(command, new ProcessBuilder())) {
      return child.readToTheEnd("", timeout, stream -> StreamLines.of(stream, output));
    }
  }

  /** Runs a command on the terminal of this process, and gives its exit code. */
  public int runInForeground(Command command) throws ProcessException, InterruptedException {
    LOG.debug("{}", command.shellLine());
    try (ChildProcess child = ChildProcess.start(command, new ProcessBuilder().inheritIO())) {
      return child.waitFor();
    }
  }
}
