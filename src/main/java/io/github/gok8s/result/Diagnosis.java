package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something does not run on a cluster.
 *
 * @param cause what is wrong, in sentences
 * @param evidence what shows it: conditions, events, the last lines of a log
 * @param cure what to do, in sentences; may be empty
 */
public record Diagnosis(String cause, List<String> evidence, String cure) {

  public Diagnosis {
    evidence = List.copyOf(evidence);
  }

  /** Gives all of it, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(cause));
    evidence.forEach(line -> lines.add("  " + line));
    if (!cure.isEmpty()) {
      lines.add(cure);
    }
    return lines;
  }

  static Diagnosis of(JsonObject tree) {
    return new Diagnosis(
        tree.get("cause").getAsString(),
        tree.getAsJsonArray("evidence").asList().stream()
            .map(JsonElement::getAsString)
            .toList(),
        tree.get("cure").getAsString());
  }

  JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("cause", cause);
    JsonArray list = new JsonArray();
    evidence.forEach(list::add);
    tree.add("evidence", list);
    tree.addProperty("cure", cure);
    return tree;
  }
}
