package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sums up the ConfigMaps of a set that a pod reads, so that pods are started anew when one changes: by itself a new
 * value reaches a running program late, or as an environment variable never.
 *
 * @param objects all objects of the set
 */
record ConfigDigest(List<JsonObject> objects) {

  private static final Set<String> REFERENCES =
      Set.of("configMapRef", "configMapKeyRef", "configMap");
  private static final int DIGITS = 16;

  /** Gives the sum for a pod template; nothing if it reads no ConfigMap of the set. */
  Optional<String> of(JsonObject template) {
    Set<String> names = new TreeSet<>();
    collect(template, names);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (JsonObject object : objects) {
      String name = object.getAsJsonObject("metadata").get("name").getAsString();
      if (object.get("kind").getAsString().equals("ConfigMap") && names.contains(name)) {
        JsonObject content = JsonLiteral.object(
            "name",
            name,
            "data",
            Optional.ofNullable(object.get("data")),
            "binaryData",
            Optional.ofNullable(object.get("binaryData")));
        bytes.writeBytes(Json.compact(content));
      }
    }
    return bytes.size() == 0
        ? Optional.empty()
        : Optional.of(Sha256.of(bytes.toByteArray()).substring(0, DIGITS));
  }

  private static void collect(JsonElement element, Set<String> names) {
    if (element instanceof JsonArray items) {
      items.forEach(item -> collect(item, names));
    } else if (element instanceof JsonObject tree) {
      for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
        if (REFERENCES.contains(member.getKey())
            && member.getValue() instanceof JsonObject reference
            && reference.has("name")) {
          names.add(reference.get("name").getAsString());
        }
        collect(member.getValue(), names);
      }
    }
  }
}
