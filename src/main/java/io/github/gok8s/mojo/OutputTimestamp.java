package io.github.gok8s.mojo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Reads {@code project.build.outputTimestamp}, the time that everything a reproducible build makes shall show. */
final class OutputTimestamp {

  static final String PROPERTY = "project.build.outputTimestamp";

  /** What the super POM of Maven 4 says where nobody says anything; other Mavens leave the property out. */
  private static final String UNSET_IN_MAVEN_4 = "1980-02-01T00:00:00Z";

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private OutputTimestamp() {}

  /**
   * Gives the time; the epoch where the property is not set, or is a single letter, which is how Maven's own plugins
   * switch it off, or has the default of Maven 4: the bytes of an image shall not depend on the Maven that makes it.
   *
   * @param text a date and time of ISO 8601 with an offset, or seconds since the epoch
   * @throws MojoFailureException if it is no date
   */
  static Instant parse(@Nullable String text) throws MojoFailureException {
    String value = text == null ? "" : text.strip();
    boolean isNumber = value.matches("\\d{1,18}");
    if ((value.length() < 2 && !isNumber) || value.equals(UNSET_IN_MAVEN_4)) {
      return Instant.EPOCH;
    }
    try {
      Instant time = isNumber
          ? Instant.ofEpochSecond(Long.parseLong(value))
          : OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.SECONDS);
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new MojoFailureException("The property " + PROPERTY + " is \"" + value
        + "\", which is no date: write one as 2026-11-24T08:00:00Z, or the seconds since 1970.");
  }
}
