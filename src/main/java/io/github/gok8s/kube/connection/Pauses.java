package io.github.gok8s.kube.connection;

import java.time.Duration;
import java.util.Optional;

/** Waits before something is tried again. */
public interface Pauses {

  /** How often a request is sent again. */
  int LIMIT = 5;

  Duration LONGEST = Duration.ofSeconds(30);

  /** Waits for a time. */
  void pause(Duration time) throws InterruptedException;

  /** Gives a time that only grows, in nanoseconds; nobody sets it as a clock is set. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** Gives those that really wait. */
  static Pauses real() {
    return time -> Thread.sleep(time.toMillis());
  }

  /**
   * Waits before a request is sent again, each time longer.
   *
   * @param attempt 0 after the first
   * @param wanted what the server has asked for
   */
  default void before(int attempt, Optional<Duration> wanted) throws InterruptedException {
    Duration time = wanted.orElse(Duration.ofMillis(200L << attempt));
    pause(time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }
}
