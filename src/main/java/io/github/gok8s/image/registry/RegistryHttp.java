package io.github.gok8s.image.registry;

import io.github.gok8s.http.RetryAfter;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests, again where that may help. */
final class RegistryHttp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);

  private final Connections connections;
  private final Pause pause;
  private final Duration timeout;

  RegistryHttp(RegistryOptions options, Pause pause) {
    this.connections = new Connections(options);
    this.pause = pause;
    this.timeout = options.timeout();
  }

  /** How long a registry may keep silent. */
  Duration timeout() {
    return timeout;
  }

  /**
   * Sends a request to a registry or, where the registry has named a place elsewhere, to that.
   *
   * @return the answer, whatever its status
   */
  Answer send(RegistryHost registry, HttpCall call) throws IOException {
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == Retries.ATTEMPTS || !call.repeatable();
      try {
        Answer answer = connections.send(registry, call);
        LOG.debug("{} {}: {}", registry, call, answer.statusLine());
        if (isLast || !Retries.isWorthIt(answer.status())) {
          return answer;
        }
        Optional<Duration> wait =
            Retries.pause(attempt, answer.header(RetryAfter.HEADER), Instant.now());
        if (wait.isEmpty()) {
          return answer;
        }
        answer.close();
        pause(wait.get());
      } catch (IOException e) {
        LOG.debug("{} {}: {}", registry, call, e.toString());
        if (isLast || !Retries.isWorthIt(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** Waits after an attempt that failed, as long as is usual. */
  void pause(int attempt) throws IOException {
    pause(Retries.pause(attempt, Optional.empty(), Instant.now()).orElse(Duration.ZERO));
  }

  Transport transport(RegistryHost registry) {
    return connections.transport(registry);
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }

  private void pause(Duration time) throws IOException {
    try {
      pause.take(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }
}
