package io.github.gok8s.image;

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
import java.util.Objects;
import java.util.TreeMap;

/**
 * Remembers the last image, so that nothing is made twice. It lies in {@code target/k8s/state/image.json}; whatever is wrong
 * with it means that the image is made again.
 *
 * @param inputs all that the image depends on
 * @param files the length of each file that was made, by its path relative to {@code target/}
 * @param layers the image's layers, by the key of their source
 */
record ImageState(JsonObject inputs, Map<String, Long> files, Map<String, StoredLayer> layers) {

  private static final String FILE = "image.json";

  ImageState {
    files = Map.copyOf(files);
    layers = Map.copyOf(layers);
  }

  /** Reads the state; it is empty if there is none, or if it can't be read. */
  static ImageState readFrom(TargetFolder target) {
    try {
      JsonObject tree = Json.read(target.state(FILE));
      Map<String, Long> files = new HashMap<>();
      for (Map.Entry<String, JsonElement> file : tree.getAsJsonObject("files").entrySet()) {
        files.put(file.getKey(), file.getValue().getAsLong());
      }
      Map<String, StoredLayer> layers = new HashMap<>();
      for (Map.Entry<String, JsonElement> layer : tree.getAsJsonObject("layers").entrySet()) {
        layers.put(layer.getKey(), StoredLayer.of(layer.getValue().getAsJsonObject()));
      }
      return new ImageState(tree.getAsJsonObject("inputs"), files, layers);
    } catch (RecordException | RuntimeException e) {
      return new ImageState(new JsonObject(), Map.of(), Map.of());
    }
  }

  /** Writes the state. */
  void writeTo(TargetFolder target) throws IOException {
    JsonObject fileTree = new JsonObject();
    new TreeMap<>(files).forEach(fileTree::addProperty);
    JsonObject layerTree = new JsonObject();
    new TreeMap<>(layers).forEach((key, layer) -> layerTree.add(key, layer.tree()));
    JsonObject tree = new JsonObject();
    tree.add("inputs", inputs);
    tree.add("files", fileTree);
    tree.add("layers", layerTree);
    AtomicFile.writeIfChanged(target.state(FILE), Json.lines(tree));
  }

  /** Gives the layers that may be used again: none of another format, for a digest must not depend on what was there before. */
  Map<String, StoredLayer> usableFor(JsonObject wanted) {
    String format = "format";
    return Objects.equals(inputs.get(format), wanted.get(format)) ? layers : Map.of();
  }

  /** Says whether the image of these inputs is there: by the lengths of its files, without reading them. */
  boolean holds(JsonObject wanted, TargetFolder target) {
    return inputs.equals(wanted)
        && files.entrySet().stream()
            .allMatch(file -> length(target, file.getKey()) == file.getValue());
  }

  private static long length(TargetFolder target, String file) {
    Path path = target.path().resolve(file);
    return path.toFile().length();
  }
}
