package io.github.gok8s.go;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what {@code go build -debug-actiongraph=FILE} writes: each action with the nanoseconds its command took (Go
 * source, cmd/go/internal/work, actionJSON). The flag is for people who look where the time goes, and so is this.
 */
final class ActionGraph {

  private ActionGraph() {}

  /** Adds the compilations and links that were really done; for one that the cache had no command ran. */
  static void addTo(Timeline timeline, Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      JsonArray actions = Json.parse(reader).getAsJsonArray();
      for (JsonElement element : actions) {
        add(timeline, element.getAsJsonObject());
      }
    } catch (IOException | JsonParseException | IllegalStateException e) {
      timeline.add("(no times from this Go)", 1, 0);
    }
  }

  private static void add(Timeline timeline, JsonObject action) {
    String mode = action.get("Mode").getAsString();
    boolean ran = action.has("CmdReal") && action.get("CmdReal").getAsLong() > 0;
    if (ran && (mode.equals("build") || mode.equals("link"))) {
      timeline.add(
          mode.equals("build") ? "compile" : "link", 1, action.get("CmdReal").getAsLong() / 1e9);
    }
  }
}
