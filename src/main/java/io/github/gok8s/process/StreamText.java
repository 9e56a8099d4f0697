package io.github.gok8s.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one stream of a child process, on a thread of its own so that no other stream has to wait. */
final class StreamText implements Reading {

  /** How long to read after the process has ended; what is in the pipe then takes far less. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Thread reading;
  private volatile @Nullable IOException problem;

  private StreamText(InputStream stream) {
    this.reading = new Thread(() -> readAll(stream), "k8s-child-output");
  }

  /** Starts to read. */
  static StreamText of(InputStream stream) {
    StreamText text = new StreamText(stream);
    text.reading.setDaemon(true);
    text.reading.start();
    return text;
  }

  /**
   * Gives the text of a process that has ended. A daemon which the process left behind, such as that of a credential
   * helper, may hold the stream open for ever: it is not waited for.
   *
   * @param deadline until when to read, as {@link System#nanoTime} counts
   */
  @Override
  public String until(long deadline) throws IOException, InterruptedException {
    reading.join(Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
    if (problem != null) {
      throw problem;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void readAll(InputStream stream) {
    try (stream) {
      stream.transferTo(bytes);
    } catch (IOException e) {
      problem = e;
    }
  }
}
