package io.github.gok8s.image.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.result.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what strangers wrote: anything may be missing, or be something else. */
final class Documents {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private Documents() {}

  /** Reads an object; nothing if the bytes are none. */
  static Optional<JsonObject> parse(byte[] bytes) {
    try {
      JsonElement tree = Json.parse(bytes);
      return tree.isJsonObject() ? Optional.of(tree.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** Gives a text member, or an empty text. */
  static String text(JsonObject tree, String name) {
    return tree.get(name) instanceof JsonPrimitive member && member.isString()
        ? member.getAsString()
        : "";
  }

  /** Gives an object member, or an empty object. */
  static JsonObject object(JsonObject tree, String name) {
    return tree.get(name) instanceof JsonObject member ? member : new JsonObject();
  }

  /** Gives the objects of a list, or none. */
  static List<JsonObject> objects(JsonObject tree, String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (tree.get(name) instanceof JsonArray list) {
      for (JsonElement item : list) {
        if (item instanceof JsonObject object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  /** Gives the texts of a list, or none. */
  static List<String> texts(JsonObject tree, String name) {
    List<String> texts = new ArrayList<>();
    if (tree.get(name) instanceof JsonArray list) {
      for (JsonElement item : list) {
        if (item.isJsonPrimitive()) {
          texts.add(item.getAsString());
        }
      }
    }
    return texts;
  }

  /**
   * Reads a descriptor. A digest becomes the name of a file, so that it is one is looked at here, once.
   *
   * @return nothing if digest or length can't be
   */
  static Optional<Descriptor> descriptor(JsonObject tree) {
    String digest = text(tree, "digest");
    if (!isDigest(digest) || !(tree.get("size") instanceof JsonPrimitive size)) {
      return Optional.empty();
    }
    try {
      long length = size.getAsLong();
      return length < 0
          ? Optional.empty()
          : Optional.of(new Descriptor(text(tree, "mediaType"), digest, length));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** Says what a document is, whatever it calls itself. */
  static String mediaType(JsonObject tree) {
    String given = text(tree, "mediaType");
    if (!given.isEmpty()) {
      return given;
    }
    if (tree.has("manifests")) {
      return Descriptor.INDEX;
    }
    return tree.has("config") && tree.has("layers") ? Descriptor.MANIFEST : "";
  }
}
