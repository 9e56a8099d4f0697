package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A base image that lies elsewhere, as it is for one platform.
 *
 * @param reference its name, where it comes from a registry
 * @param digest the digest of what the name stands for: an index, or the manifest itself
 * @param manifest the digest of the platform's manifest
 * @param config its configuration; nobody changes it
 * @param layers its layers, the lowest first
 */
public record PulledBase(
    Optional<ImageReference> reference,
    String digest,
    String manifest,
    JsonObject config,
    List<PulledLayer> layers) {

  /** What there is of a base that is built in or empty. */
  static final PulledBase NOTHING =
      new PulledBase(Optional.empty(), "", "", new JsonObject(), List.of());

  public PulledBase {
    layers = List.copyOf(layers);
  }

  /** Gives the variables that it sets. */
  Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    if (container().get("Env") instanceof JsonArray list) {
      for (JsonElement variable : list) {
        if (variable.isJsonPrimitive()) {
          String[] parts = variable.getAsString().split("=", 2);
          variables.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
      }
    }
    return variables;
  }

  /** Gives its labels. */
  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    if (container().get("Labels") instanceof JsonObject map) {
      for (Map.Entry<String, JsonElement> label : map.entrySet()) {
        if (label.getValue().isJsonPrimitive()) {
          labels.put(label.getKey(), label.getValue().getAsString());
        }
      }
    }
    return labels;
  }

  /** Gives the names of a set, such as {@code ExposedPorts}. */
  List<String> names(String set) {
    return container().get(set) instanceof JsonObject map ? List.copyOf(map.keySet()) : List.of();
  }

  /** Gives a text, such as {@code WorkingDir}; an empty one if there is none. */
  String text(String member) {
    return container().get(member) instanceof JsonPrimitive text ? text.getAsString() : "";
  }

  /** Gives how its layers came to be; nothing where it does not say it for each of them. */
  List<JsonObject> history() {
    List<JsonObject> entries = new ArrayList<>();
    if (config.get("history") instanceof JsonArray list) {
      for (JsonElement entry : list) {
        if (entry instanceof JsonObject object) {
          entries.add(object);
        }
      }
    }
    int ofLayers = 0;
    for (JsonObject entry : entries) {
      ofLayers += isOfNoLayer(entry) ? 0 : 1;
    }
    return ofLayers == layers.size() ? entries : List.of();
  }

  private static boolean isOfNoLayer(JsonObject entry) {
    return entry.get("empty_layer") instanceof JsonPrimitive empty && empty.getAsBoolean();
  }

  private JsonObject container() {
    return config.get("config") instanceof JsonObject member ? member : new JsonObject();
  }
}
