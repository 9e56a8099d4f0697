package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes the image of one platform.
 *
 * @param platform the platform
 * @param digest the digest of its manifest
 * @param config the digest of its configuration
 * @param size its configuration and its layers, in bytes as stored
 * @param binaries the SHA-256 of each binary, by name
 * @param layers its layers, the lowest first; the last ones hold the binaries, one each
 */
public record PlatformImageRecord(
    Platform platform,
    String digest,
    String config,
    long size,
    Map<String, String> binaries,
    List<LayerRecord> layers) {

  public PlatformImageRecord {
    binaries = Collections.unmodifiableMap(new TreeMap<>(binaries));
    layers = List.copyOf(layers);
  }

  static PlatformImageRecord of(JsonObject tree) throws InvalidPlatformException {
    Map<String, String> binaries = new HashMap<>();
    for (Map.Entry<String, JsonElement> binary :
        tree.getAsJsonObject("binaries").entrySet()) {
      binaries.put(binary.getKey(), binary.getValue().getAsString());
    }
    List<LayerRecord> layers = new ArrayList<>();
    for (JsonElement layer : tree.getAsJsonArray("layers")) {
      layers.add(LayerRecord.of(layer.getAsJsonObject()));
    }
    return new PlatformImageRecord(
        Platform.parse(tree.get("platform").getAsString()),
        tree.get("digest").getAsString(),
        tree.get("config").getAsString(),
        tree.get("size").getAsLong(),
        binaries,
        layers);
  }

  JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("platform", platform.toString());
    tree.addProperty("digest", digest);
    tree.addProperty("config", config);
    tree.addProperty("size", size);
    JsonObject sums = new JsonObject();
    binaries.forEach(sums::addProperty);
    tree.add("binaries", sums);
    JsonArray layerList = new JsonArray();
    layers.forEach(layer -> layerList.add(layer.tree()));
    tree.add("layers", layerList);
    return tree;
  }
}
