package io.github.gok8s.kube.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.YamlDocument;
import java.util.List;

/**
 * Knows for messages where a part of an object comes from.
 *
 * @param sources the documents of the user's manifests
 */
record Places(List<YamlDocument> sources) {

  Places {
    sources = List.copyOf(sources);
  }

  /** Gives {@code Deployment shop (src/main/k8s/shop.yaml, line 3)}; the place only where the user wrote the part. */
  String of(JsonObject object, JsonElement part) {
    String name = object.get("kind").getAsString() + " "
        + object.getAsJsonObject("metadata").get("name").getAsString();
    return sources.stream()
        .filter(document -> document.lines().containsKey(part))
        .findFirst()
        .map(document -> name + " (" + document.place(part) + ")")
        .orElse(name);
  }
}
