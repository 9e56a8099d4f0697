package io.github.gok8s.image.registry;

import io.github.gok8s.http.RetryAfter;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpStatus;
import org.apache.http.NoHttpResponseException;
import org.apache.http.TruncatedChunkException;

/** Knows what is worth another try, and when. */
final class Retries {

  /** How often something is tried in all. */
  static final int ATTEMPTS = 5;

  /** What a registry may ask to wait for; who asks for more is not waited for. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int TOO_MANY_REQUESTS = 429;

  private Retries() {}

  /** Whether an answer says that it may be another one soon. */
  static boolean isWorthIt(int status) {
    return status == HttpStatus.SC_REQUEST_TIMEOUT
        || status == TOO_MANY_REQUESTS
        || (status >= HttpStatus.SC_INTERNAL_SERVER_ERROR
            && status != HttpStatus.SC_NOT_IMPLEMENTED
            && status != HttpStatus.SC_INSUFFICIENT_STORAGE);
  }

  /** Whether a connection was made and then lost. Where none can be made, or nobody answers, a human has to look. */
  static boolean isWorthIt(IOException problem) {
    if (problem instanceof ConnectException) {
      return false;
    }
    return problem instanceof SocketException
        || problem instanceof NoHttpResponseException
        || problem instanceof ConnectionClosedException
        || problem instanceof TruncatedChunkException
        || problem instanceof EOFException
        || (problem instanceof SSLException
            && (problem.getCause() instanceof EOFException
                || problem.getCause() instanceof SocketException));
  }

  /** Whether the rest of an answer may come when it is asked for again. */
  static boolean isLost(IOException problem) {
    return isWorthIt(problem) || problem.getClass() == IOException.class;
  }

  /**
   * Gives how long to wait after an attempt; empty if the server asks for more than we wait.
   *
   * @param attempt the number of the attempt, from 1
   * @param retryAfter the header of the answer
   */
  static Optional<Duration> pause(int attempt, Optional<String> retryAfter, Instant now) {
    Duration usual = FIRST.multipliedBy(1L << (attempt - 1));
    Duration asked = retryAfter.flatMap(text -> RetryAfter.parse(text, now)).orElse(usual);
    return asked.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(asked);
  }
}
