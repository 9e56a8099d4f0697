package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;

/**
 * An object after a set was applied.
 *
 * @param planned what was to be done
 * @param live what the server has now
 */
public record Applied(PlannedObject planned, JsonObject live) {

  /** Gives {@code created}, {@code changed} or {@code unchanged}. */
  public String action() {
    if (planned.live().isEmpty()) {
      return "created";
    }
    return planned.isWrite() ? "changed" : "unchanged";
  }

  /** Gives the number of the last change to what the object asks for. */
  public long generation() {
    return Tree.number(live, "metadata", "generation");
  }
}
