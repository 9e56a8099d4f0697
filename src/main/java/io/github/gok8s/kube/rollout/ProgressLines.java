package io.github.gok8s.kube.rollout;

import io.github.gok8s.kube.connection.Pauses;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells how several things go on at once: of each of them one line for each change, and one now and then, so that it is
 * seen that it goes on.
 */
final class ProgressLines {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Pauses pauses;
  private final Consumer<String> lines;
  private final Map<String, Told> last = new HashMap<>();

  ProgressLines(Pauses pauses, Consumer<String> lines) {
    this.pauses = pauses;
    this.lines = lines;
  }

  private record Told(String line, long at) {}

  /**
   * Tells a line, unless it was just told.
   *
   * @param subject what it is about: what is told of another one makes it no news
   */
  void say(String subject, String line) {
    long now = pauses.nanoTime();
    Told told = last.get(subject);
    if (told == null || !told.line().equals(line) || now - told.at() >= HEARTBEAT.toNanos()) {
      lines.accept(line);
      last.put(subject, new Told(line, now));
    }
  }
}
