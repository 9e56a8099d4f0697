package io.github.gok8s.result;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * Says when one {@code go build} ran, and on which worker; times are kept in thousandths of a second.
 *
 * @param run the number of the run that it belongs to: the newest has the highest. 0 where a former version of the
 *     plugin has built and did not write down more than the seconds
 * @param worker who did it, from 1; one worker does one at a time
 * @param start in seconds since that run began to build
 * @param seconds how long it took
 */
public record BuildSpan(int run, int worker, double start, double seconds) {

  public BuildSpan {
    start = thousandths(start);
    seconds = thousandths(seconds);
  }

  /** Gives one of which nobody knows when it was. */
  public static BuildSpan lasting(double seconds) {
    return new BuildSpan(0, 0, 0, seconds);
  }

  /** Reads what {@link #addTo} wrote, or a former version of the plugin. */
  static BuildSpan fromJson(JsonObject tree) {
    double seconds = tree.get("seconds").getAsDouble();
    return tree.has("run") && !tree.get("run").isJsonNull()
        ? new BuildSpan(
            tree.get("run").getAsInt(),
            tree.get("worker").getAsInt(),
            tree.get("start").getAsDouble(),
            seconds)
        : lasting(seconds);
  }

  /** Adds its members to an object; they are null where they are not known. */
  void addTo(JsonObject tree) {
    if (isPlaced()) {
      tree.addProperty("run", run);
      tree.addProperty("worker", worker);
      tree.addProperty("start", start);
    } else {
      tree.add("run", JsonNull.INSTANCE);
      tree.add("worker", JsonNull.INSTANCE);
      tree.add("start", JsonNull.INSTANCE);
    }
    tree.addProperty("seconds", seconds);
  }

  /** Whether it is known when it was. */
  public boolean isPlaced() {
    return run > 0;
  }

  /** Gives the seconds from when the run began to build to its end. */
  public double end() {
    return start + seconds;
  }

  private static double thousandths(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
