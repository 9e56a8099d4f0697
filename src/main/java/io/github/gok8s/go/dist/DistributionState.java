package io.github.gok8s.go.dist;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the last run of {@code package}; whatever is wrong with it means that all is made again.
 *
 * @param inputs a hash of all that went in
 * @param files the length of each file that was made, by its path relative to {@code target/}
 */
record DistributionState(String inputs, Map<String, Long> files) {

  private static final String FILE = "package.json";

  static DistributionState readFrom(TargetFolder target) {
    try {
      JsonObject tree = Json.read(target.state(FILE));
      Map<String, Long> files = new HashMap<>();
      for (Map.Entry<String, JsonElement> file : tree.getAsJsonObject("files").entrySet()) {
        files.put(file.getKey(), file.getValue().getAsLong());
      }
      return new DistributionState(tree.get("inputs").getAsString(), files);
    } catch (RecordException | RuntimeException e) {
      return new DistributionState("", Map.of());
    }
  }

  static DistributionState of(String inputs, Iterable<Path> files, TargetFolder target) {
    Map<String, Long> lengths = new HashMap<>();
    files.forEach(file -> lengths.put(target.relative(file), file.toFile().length()));
    return new DistributionState(inputs, lengths);
  }

  void writeTo(TargetFolder target) throws IOException {
    JsonObject lengths = new JsonObject();
    new TreeMap<>(files).forEach(lengths::addProperty);
    JsonObject tree = new JsonObject();
    tree.addProperty("inputs", inputs);
    tree.add("files", lengths);
    AtomicFile.writeIfChanged(target.state(FILE), Json.lines(tree));
  }

  /** Whether the files of these inputs are there, by their lengths, without reading them. */
  boolean holds(String wanted, TargetFolder target) {
    return inputs.equals(wanted)
        && files.entrySet().stream()
            .allMatch(
                file -> target.path().resolve(file.getKey()).toFile().length() == file.getValue());
  }
}
