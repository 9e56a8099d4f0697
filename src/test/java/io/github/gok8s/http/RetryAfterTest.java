package io.github.gok8s.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "' 7 ', 7",
    "'Wed, 25 Nov 2026 08:00:10 GMT', 10",
    "'Wed, 25 Nov 2026 07:00:00 GMT', 0",
    "soon, ",
    "-1, ",
    "1.5, ",
    "'', "
  })
  void givesTheTimeToWait(String text, Long seconds) {
    assertThat(RetryAfter.parse(text, NOW))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }
}
