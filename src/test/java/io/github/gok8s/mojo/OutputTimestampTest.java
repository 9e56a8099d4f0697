package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:00:00Z,           2026-11-24T08:00:00Z",
    "2026-11-24T09:00:00+01:00,      2026-11-24T08:00:00Z",
    "2026-11-24T08:00:00.123Z,       2026-11-24T08:00:00Z",
    "' 2026-11-24T08:00:00Z ',       2026-11-24T08:00:00Z",
    "1795507200,                     2026-11-24T08:00:00Z",
    "0,                              1970-01-01T00:00:00Z",
    "x,                              1970-01-01T00:00:00Z",
    "1980-02-01T00:00:00Z,           1970-01-01T00:00:00Z",
    "'',                             1970-01-01T00:00:00Z",
  })
  void readsDatesAndSeconds(String text, Instant time) throws MojoFailureException {
    assertThat(OutputTimestamp.parse(text)).isEqualTo(time);
  }

  @Test
  void isTheEpochWhereNothingIsSet() throws MojoFailureException {
    assertThat(OutputTimestamp.parse(null)).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-11-24",
        "2026-11-24T08:00:00",
        "1969-12-31T23:59:59Z",
        "-1",
        "999999999999999999",
        "${x}"
      })
  void refusesWhatIsNoDateAndNamesTheProperty(String text) {
    assertThatThrownBy(() -> OutputTimestamp.parse(text))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "The property project.build.outputTimestamp is \"" + text
                + "\", which is no date: write one as 2026-11-24T08:00:00Z, or the seconds since 1970.");
  }
}
