package io.github.gok8s.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header by which a server says when to ask again (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  public static final String HEADER = "Retry-After";

  private RetryAfter() {}

  /**
   * Gives the time to wait; nothing if the text is neither a number of seconds nor a date.
   *
   * @param text the header's value
   * @param now from when a date counts; one that is over means no wait
   */
  public static Optional<Duration> parse(String text, Instant now) {
    try {
      if (text.strip().matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
      }
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
      return Optional.of(date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
