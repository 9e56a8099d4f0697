package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** Looks into the trees of objects. */
public final class Tree {

  private Tree() {}

  /** Gives what lies at the end of a path of members. */
  public static Optional<JsonElement> at(JsonObject tree, String... path) {
    JsonElement element = tree;
    for (String member : path) {
      element = element instanceof JsonObject object ? object.get(member) : null;
      if (element == null || element.isJsonNull()) {
        return Optional.empty();
      }
    }
    return Optional.of(element);
  }

  public static Optional<String> text(JsonObject tree, String... path) {
    return at(tree, path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
  }

  /** Gives a number, 0 where there is none, as Kubernetes leaves it out. */
  public static long number(JsonObject tree, String... path) {
    return at(tree, path)
        .filter(element -> element instanceof JsonPrimitive primitive && primitive.isNumber())
        .map(JsonElement::getAsLong)
        .orElse(0L);
  }

  public static boolean flag(JsonObject tree, String... path) {
    return at(tree, path)
        .filter(element -> element instanceof JsonPrimitive primitive && primitive.isBoolean())
        .map(JsonElement::getAsBoolean)
        .orElse(false);
  }

  /** Gives the objects of a list. */
  public static java.util.List<JsonObject> list(JsonObject tree, String... path) {
    return at(tree, path)
        .filter(JsonElement::isJsonArray)
        .map(array -> array.getAsJsonArray().asList().stream()
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .toList())
        .orElse(java.util.List.of());
  }

  public static String name(JsonObject object) {
    return text(object, "metadata", "name").orElse("");
  }

  public static String uid(JsonObject object) {
    return text(object, "metadata", "uid").orElse("");
  }
}
