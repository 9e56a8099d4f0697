package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts what the user has written over what is generated: members of objects one by one, items of lists by the keys that
 * a server merges them by, all else as a whole. What is null goes away.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge strategy</a>
 */
final class ObjectMerge {

  private static final Map<String, List<String>> KEYS = Map.ofEntries(
      Map.entry("containers", List.of("name")),
      Map.entry("initContainers", List.of("name")),
      Map.entry("env", List.of("name")),
      Map.entry("volumes", List.of("name")),
      Map.entry("imagePullSecrets", List.of("name")),
      Map.entry("volumeMounts", List.of("mountPath")),
      Map.entry("volumeClaimTemplates", List.of("metadata")),
      Map.entry("hostAliases", List.of("ip")),
      Map.entry("topologySpreadConstraints", List.of("topologyKey")));

  /** Items that are one of several things, so that half of one and half of another would be neither. */
  private static final Set<String> WHOLE = Set.of("env", "volumes");

  /** What a probe or a hook does: one of them. */
  private static final Set<String> HANDLERS =
      Set.of("httpGet", "tcpSocket", "exec", "grpc", "sleep");

  private ObjectMerge() {}

  /** Changes an object by another. */
  static void into(JsonObject target, JsonObject changes) {
    if (changes.keySet().stream().anyMatch(HANDLERS::contains)) {
      HANDLERS.forEach(target::remove);
    }
    if (target.has("rollingUpdate")
        && changes.get("type") instanceof JsonPrimitive type
        && !type.equals(target.get("type"))) {
      target.remove("rollingUpdate");
    }
    for (Map.Entry<String, JsonElement> change : changes.entrySet()) {
      JsonElement old = target.get(change.getKey());
      if (change.getValue() instanceof JsonNull) {
        target.remove(change.getKey());
      } else if (old instanceof JsonObject object && change.getValue() instanceof JsonObject more) {
        into(object, more);
      } else if (old instanceof JsonArray items && change.getValue() instanceof JsonArray more) {
        target.add(change.getKey(), merged(change.getKey(), items, more));
      } else {
        target.add(change.getKey(), change.getValue());
      }
    }
  }

  private static JsonArray merged(String list, JsonArray target, JsonArray changes) {
    Optional<List<String>> keys = keys(list, changes);
    if (keys.isEmpty()) {
      return changes;
    }
    for (JsonElement change : changes) {
      int at = indexOf(change, target, keys.get());
      boolean deletes = change instanceof JsonObject object
          && object.get("$patch") instanceof JsonPrimitive patch
          && patch.getAsString().equals("delete");
      if (at < 0 && !deletes) {
        target.add(change);
      } else if (at >= 0 && deletes) {
        target.remove(at);
      } else if (at >= 0 && WHOLE.contains(list)) {
        target.set(at, change);
      } else if (at >= 0) {
        into(target.get(at).getAsJsonObject(), change.getAsJsonObject());
      }
    }
    return target;
  }

  private static Optional<List<String>> keys(String list, JsonArray items) {
    if (list.equals("ports")) {
      String number = items.asList().stream().allMatch(item -> has(item, "containerPort"))
          ? "containerPort"
          : "port";
      return Optional.of(List.of(number, "protocol"));
    }
    return Optional.ofNullable(KEYS.get(list));
  }

  private static boolean has(JsonElement item, String member) {
    return item instanceof JsonObject object && object.has(member);
  }

  private static int indexOf(JsonElement item, JsonArray items, List<String> keys) {
    String wanted = key(item, keys);
    for (int at = 0; at < items.size(); at++) {
      if (key(items.get(at), keys).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }

  private static String key(JsonElement item, List<String> keys) {
    return keys.stream().map(key -> part(item, key)).collect(Collectors.joining(" "));
  }

  private static String part(JsonElement item, String key) {
    JsonElement value = item instanceof JsonObject object ? object.get(key) : item;
    if (value instanceof JsonObject metadata) {
      return part(metadata, "name");
    }
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    return key.equals("protocol") ? "TCP" : "";
  }
}
