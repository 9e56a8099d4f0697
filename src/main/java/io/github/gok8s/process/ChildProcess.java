package io.github.gok8s.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds a child process that ends, with all its own children, when it is closed or when the JVM ends. */
final class ChildProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

  /** An end that was forced takes no time, but in a container nobody may care for processes that are dead. */
  private static final long PATIENCE_SECONDS = 5;

  private final Command command;
  private final Thread atExit = new Thread(this::kill, "k8s-end-child");
  private final Object starting = new Object();
  private @Nullable Process started;
  private boolean ended;

  private ChildProcess(Command command) {
    this.command = command;
  }

  static ChildProcess start(Command command, ProcessBuilder builder) throws ProcessException {
    builder.command(command.arguments()).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    ChildProcess child = new ChildProcess(command);
    try {
      // before the start: the JVM may be ended while the child is being started
      Runtime.getRuntime().addShutdownHook(child.atExit);
    } catch (IllegalStateException e) {
      throw new ProcessException("The build was interrupted.", e);
    }
    child.start(builder);
    return child;
  }

  private void start(ProcessBuilder builder) throws ProcessException {
    try {
      synchronized (starting) {
        if (ended) {
          throw new ProcessException("The build was interrupted.");
        }
        started = builder.start();
      }
    } catch (IOException e) {
      close();
      throw new ProcessException(
          command.arguments().get(0) + " can't be run in " + command.directory() + ": " + reason(e),
          e);
    }
  }

  /**
   * Reads what the process writes, both streams at once, until it ends.
   *
   * @param input what the process reads
   * @param start starts to read its standard output
   */
  ProcessResult readToTheEnd(String input, Duration timeout, Function<InputStream, Reading> start)
      throws ProcessException, InterruptedException {
    Process process = process();
    try {
      write(input, process.getOutputStream());
      Reading output = start.apply(process.getInputStream());
      Reading errors = StreamText.of(process.getErrorStream());
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProcessException(command.shellLine() + " was not done after "
            + timeout.toSeconds() + " s and was ended.");
      }
      long deadline = System.nanoTime() + StreamText.GRACE.toNanos();
      return new ProcessResult(process.exitValue(), output.until(deadline), errors.until(deadline));
    } catch (IOException e) {
      throw new ProcessException(
          "The output of " + command.shellLine() + " could not be read: " + e.getMessage(), e);
    }
  }

  /** Who does not read what it is given has ended, or does not need it. */
  private static void write(String input, OutputStream stream) {
    try (stream) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("the input is not read: {}", e.toString());
    }
  }

  int waitFor() throws InterruptedException {
    return process().waitFor();
  }

  /** Ends what still runs, and waits until it writes no more: its files may be deleted then. */
  @Override
  public void close() {
    List<ProcessHandle> ended = kill();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the JVM is ending, and the hook runs
    }
    CompletableFuture<?> end = CompletableFuture.allOf(
        ended.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("{} does not end", command.shellLine());
    }
  }

  /** Ends the child before its own children, of which it would start further ones. */
  private List<ProcessHandle> kill() {
    synchronized (starting) {
      ended = true;
      if (started == null || !started.isAlive()) {
        return List.of();
      }
      List<ProcessHandle> all = new ArrayList<>(List.of(started.toHandle()));
      try (Stream<ProcessHandle> descendants = started.descendants()) {
        descendants.forEach(all::add);
      }
      all.forEach(ChildProcess::destroy);
      return all;
    }
  }

  private Process process() {
    return requireNonNull(started, "it was started");
  }

  private static void destroy(ProcessHandle handle) {
    handle.destroyForcibly();
  }

  /** Gives {@code No such file or directory} out of {@code Cannot run program "go" …: error=2, No such file or directory}. */
  private static String reason(IOException problem) {
    return String.valueOf(problem.getMessage()).replaceFirst("(?s)^.*error=\\d+, ", "");
  }
}
