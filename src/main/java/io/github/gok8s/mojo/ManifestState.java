package io.github.gok8s.mojo;

import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.util.Optional;

/**
 * What {@code manifests} has to remember of its last run.
 *
 * @param inputs the hash of {@link ManifestInputs}
 * @param image the hash of {@code image.json}
 * @param manifests the hash of {@code manifests.yaml}
 * @param summary what it told of the objects
 */
record ManifestState(String inputs, String image, String manifests, String summary) {

  private static final String FILE = "manifests.json";

  /** Describes what was just written. */
  static ManifestState of(String inputs, String summary, TargetFolder target) throws IOException {
    return new ManifestState(
        inputs, Sha256.of(target.imageRecord()), Sha256.of(target.manifests()), summary);
  }

  /** Reads what the last run wrote; nothing where it left nothing that can be read. */
  static Optional<ManifestState> readFrom(TargetFolder target) {
    try {
      JsonObject tree = Json.read(target.state(FILE));
      return Optional.of(new ManifestState(
          tree.get("inputs").getAsString(),
          tree.get("image").getAsString(),
          tree.get("manifests").getAsString(),
          tree.get("summary").getAsString()));
    } catch (RecordException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the objects of these inputs are those that lie there. */
  boolean holds(String nowInputs, TargetFolder target) {
    try {
      return inputs.equals(nowInputs)
          && image.equals(Sha256.of(target.imageRecord()))
          && manifests.equals(Sha256.of(target.manifests()));
    } catch (IOException e) {
      return false;
    }
  }

  void writeTo(TargetFolder target) throws IOException {
    JsonObject tree = new JsonObject();
    tree.addProperty("inputs", inputs);
    tree.addProperty("image", image);
    tree.addProperty("manifests", manifests);
    tree.addProperty("summary", summary);
    AtomicFile.writeIfChanged(target.state(FILE), Json.lines(tree));
  }
}
