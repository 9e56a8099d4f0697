package io.github.gok8s.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Holds a child process that ends, with all its own children, when it is closed or when the JVM ends. */
final class ChildProcess implements AutoCloseable {

  private final Command command;
  private final Process process;
  private final Thread atExit = new Thread(this::kill, "k8s-end-child");

  private ChildProcess(Command command, Process process) {
    this.command = command;
    this.process = process;
  }

  static ChildProcess start(Command command, ProcessBuilder builder) throws ProcessException {
    builder.command(command.arguments()).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      ChildProcess child = new ChildProcess(command, builder.start());
      child.endWithTheJvm();
      return child;
    } catch (IOException e) {
      throw new ProcessException(
          command.arguments().get(0) + " can't be run: " + e.getMessage(), e);
    }
  }

  /** Reads what the process writes, both streams at once, until it ends. */
  ProcessResult readToTheEnd(Duration timeout) throws ProcessException, InterruptedException {
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output = reading(process.getInputStream());
      CompletableFuture<String> errors = reading(process.getErrorStream());
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProcessException(command.shellLine() + " was not done after "
            + timeout.toSeconds() + " s and was ended.");
      }
      return new ProcessResult(process.exitValue(), output.get(), errors.get());
    } catch (IOException | ExecutionException e) {
      throw new ProcessException(
          "The output of " + command.shellLine() + " could not be read: " + e.getMessage(), e);
    }
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the JVM is ending, and the hook runs
    }
  }

  private void endWithTheJvm() throws ProcessException {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      kill();
      throw new ProcessException("The build was interrupted.", e);
    }
  }

  private void kill() {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      descendants.toList().forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> read(stream), ChildProcess::onThreadOfItsOwn);
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void onThreadOfItsOwn(Runnable reading) {
    Thread thread = new Thread(reading, "k8s-child-output");
    thread.setDaemon(true);
    thread.start();
  }
}
