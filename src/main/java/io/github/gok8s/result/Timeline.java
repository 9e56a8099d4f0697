package io.github.gok8s.result;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds up where the time of a goal goes; steps that run at the same time count each for itself. */
public final class Timeline {

  private final long start = System.nanoTime();
  private final Map<String, Sum> steps = new LinkedHashMap<>();
  private final boolean detailed;

  /**
   * Begins.
   *
   * @param detailed whether steps shall be looked into though that costs time
   */
  public Timeline(boolean detailed) {
    this.detailed = detailed;
  }

  public boolean isDetailed() {
    return detailed;
  }

  private record Sum(int times, double seconds) {

    Sum and(int moreTimes, double moreSeconds) {
      return new Sum(times + moreTimes, seconds + moreSeconds);
    }
  }

  /** Gives the present, to be handed to {@link #since} when the step is done. */
  public static long now() {
    return System.nanoTime();
  }

  /** Adds a step that began at the given time and ends now. */
  public void since(String step, long begin) {
    add(step, 1, (System.nanoTime() - begin) / 1e9);
  }

  /** Adds a step that was done some times and took so many seconds together. */
  public synchronized void add(String step, int times, double seconds) {
    steps.put(step, steps.getOrDefault(step, new Sum(0, 0)).and(times, seconds));
  }

  /**
   * Gives a table: a line for each step in the order of their first end, one for the time that passed in all, and one for that
   * which passed since Maven began, its own and other goals' included.
   */
  public synchronized List<String> lines(Instant mavenBegan) {
    List<String> lines = new ArrayList<>();
    steps.forEach((step, sum) -> lines.add(row(step, sum.times(), sum.seconds())));
    lines.add(row("passed in all", 1, (System.nanoTime() - start) / 1e9));
    lines.add(row("since Maven began", 1, MILLIS.between(mavenBegan, Instant.now()) / 1e3));
    return lines;
  }

  private static String row(String step, int times, double seconds) {
    return String.format(Locale.ROOT, "time    %-28s %6d ×  %9.3f s", step, times, seconds);
  }
}
