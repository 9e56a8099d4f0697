package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Writes JSON trees down in the shape that they have. */
final class JsonLiteral {

  private JsonLiteral() {}

  /**
   * Gives an object.
   *
   * @param keysAndValues keys and values in turn; a value that is an empty {@code Optional} leaves its key out
   */
  static JsonObject object(Object... keysAndValues) {
    JsonObject object = new JsonObject();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      String key = (String) keysAndValues[at];
      present(keysAndValues[at + 1]).ifPresent(value -> object.add(key, element(value)));
    }
    return object;
  }

  /** Gives a list; items that are an empty {@code Optional} are left out. */
  static JsonArray array(Object... items) {
    return array(Stream.of(items));
  }

  static JsonArray array(Stream<?> items) {
    JsonArray array = new JsonArray();
    items.forEach(item -> present(item).ifPresent(value -> array.add(element(value))));
    return array;
  }

  private static Optional<Object> present(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Object.class::cast);
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
    }
    return Optional.of(value);
  }

  private static JsonElement element(Object value) {
    if (value instanceof JsonElement element) {
      return element;
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    if (value instanceof List<?> list) {
      return array(list.stream());
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, item) -> object.add(key.toString(), element(item)));
      return object;
    }
    return value == JsonNull.INSTANCE ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
  }
}
