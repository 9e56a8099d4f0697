package io.github.gok8s.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on the lines of one stream of a child process as they come, and keeps none of them. */
final class StreamLines implements Reading {

  /** What is longer is cut, so that a program that never ends its line can't fill the memory. */
  static final int LONGEST = 1 << 20;

  private final Consumer<String> lines;
  private final Thread reading;
  private volatile @Nullable Exception problem;

  private StreamLines(InputStream stream, Consumer<String> lines) {
    this.lines = lines;
    this.reading = new Thread(() -> readAll(stream), "k8s-child-lines");
  }

  /** Starts to read; the lines are handed on by one thread, which is not the caller's. */
  static StreamLines of(InputStream stream, Consumer<String> lines) {
    StreamLines started = new StreamLines(stream, lines);
    started.reading.setDaemon(true);
    started.reading.start();
    return started;
  }

  @Override
  public String until(long deadline) throws IOException, InterruptedException {
    reading.join(Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
    Exception thrown = problem;
    if (thrown instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (thrown instanceof IOException io) {
      throw io;
    }
    return "";
  }

  /** Closes the stream where something went wrong: a program that writes on gets an error then, and ends. */
  private void readAll(InputStream stream) {
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      char[] buffer = new char[8192];
      for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
        handOn(buffer, length, line);
      }
      if (!line.isEmpty()) {
        lines.accept(line.toString());
      }
    } catch (IOException | RuntimeException e) {
      problem = e;
    }
  }

  private void handOn(char[] buffer, int length, StringBuilder line) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        add(line, buffer, start, i);
        lines.accept(line.toString());
        line.setLength(0);
        start = i + 1;
      }
    }
    add(line, buffer, start, length);
  }

  private static void add(StringBuilder line, char[] buffer, int start, int end) {
    int length = Math.min(end - start, LONGEST - line.length());
    line.append(buffer, start, length);
  }
}
