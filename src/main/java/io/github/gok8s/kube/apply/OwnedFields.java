package io.github.gok8s.kube.apply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.result.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an object what a field manager has applied, so that just that can be applied again: the previous state
 * of a set without keeping a copy of it anywhere.
 *
 * <p>The fields are named in {@code metadata.managedFields}: {@code f:} is a member, {@code k:} an item of a list by
 * its keys, {@code v:} an item by its value, {@code .} the thing itself. See
 * https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/fieldpath
 */
final class OwnedFields {

  private OwnedFields() {}

  /** Gives what a manager has applied, with what names the object; nothing if it has applied nothing. */
  static Optional<JsonObject> of(JsonObject live, String manager) {
    return FieldManagers.appliedBy(live, manager).map(fields -> {
      JsonObject owned = (JsonObject) part(live, fields);
      JsonObject named = new JsonObject();
      named.add("apiVersion", live.get("apiVersion"));
      named.add("kind", live.get("kind"));
      JsonObject metadata = new JsonObject();
      metadata.add("name", live.getAsJsonObject("metadata").get("name"));
      Tree.at(live, "metadata", "namespace").ifPresent(value -> metadata.add("namespace", value));
      if (owned.get("metadata") instanceof JsonObject ownedMetadata) {
        ownedMetadata.entrySet().forEach(entry -> metadata.add(entry.getKey(), entry.getValue()));
      }
      named.add("metadata", metadata);
      owned.entrySet().forEach(entry -> {
        if (!named.has(entry.getKey())) {
          named.add(entry.getKey(), entry.getValue());
        }
      });
      return named;
    });
  }

  private static JsonElement part(JsonElement value, JsonObject fields) {
    boolean hasParts = fields.keySet().stream().anyMatch(key -> !key.equals("."));
    if (!hasParts) {
      return value.deepCopy();
    }
    return value instanceof JsonArray array ? items(array, fields) : members(value, fields);
  }

  private static JsonElement members(JsonElement value, JsonObject fields) {
    if (!(value instanceof JsonObject object)) {
      return value.deepCopy();
    }
    JsonObject part = new JsonObject();
    for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
      if (field.getKey().startsWith("f:")) {
        String member = field.getKey().substring(2);
        JsonElement inner = object.get(member);
        if (inner != null) {
          part.add(member, part(inner, field.getValue().getAsJsonObject()));
        }
      }
    }
    return part;
  }

  private static JsonElement items(JsonArray array, JsonObject fields) {
    JsonArray part = new JsonArray();
    for (JsonElement item : array) {
      for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
        String key = field.getKey();
        if (key.startsWith("k:")
            && item instanceof JsonObject object
            && hasKeys(object, Json.parse(key.substring(2)).getAsJsonObject())) {
          part.add(part(item, field.getValue().getAsJsonObject()));
        } else if (key.startsWith("v:") && Json.parse(key.substring(2)).equals(item)) {
          part.add(item.deepCopy());
        }
      }
    }
    return part;
  }

  private static boolean hasKeys(JsonObject item, JsonObject keys) {
    return keys.entrySet().stream().allMatch(key -> same(item.get(key.getKey()), key.getValue()));
  }

  /** Numbers are compared as they are written: one tree may hold 8080 and the other 8080.0. */
  private static boolean same(@Nullable JsonElement left, JsonElement right) {
    if (!(left instanceof JsonPrimitive a) || !(right instanceof JsonPrimitive b)) {
      return false;
    }
    return (a.isNumber() && b.isNumber()) ? a.getAsLong() == b.getAsLong() : a.equals(b);
  }
}
