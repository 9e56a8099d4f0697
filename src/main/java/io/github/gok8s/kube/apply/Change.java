package io.github.gok8s.kube.apply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field that differs between what is and what would be.
 *
 * @param path {@code spec.template.spec.containers[web].image}
 * @param before what is, nothing if the field is new
 * @param after what would be, nothing if the field goes away
 */
public record Change(String path, Optional<JsonElement> before, Optional<JsonElement> after) {

  private static final int LONGEST = 40;

  /** In a reference to an image by its digest, or by the tag of one that was loaded into a node. */
  private static final Pattern DIGEST =
      Pattern.compile("(?:@sha256:|:sha-)([0-9a-f]{12})(?:[0-9a-f]{52})?$");

  /** Lists the fields that differ; items of lists are matched by their names where they have some. */
  static List<Change> between(JsonElement before, JsonElement after) {
    List<Change> changes = new ArrayList<>();
    compare("", before, after, changes);
    return changes;
  }

  /** Gives {@code image web:1→web:2}. */
  public String shortText() {
    return shortName() + " " + value(before) + "→" + value(after);
  }

  /** Gives the name by which people call the field: its last part, or the key of an item. */
  private String shortName() {
    String last = path.endsWith("]")
        ? path.substring(path.lastIndexOf('[', path.length()) + 1, path.length() - 1)
        : path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
    String parent = path.contains(".env[") ? "env " : "";
    return last.equals("value") && !parent.isEmpty()
        ? parent + path.substring(path.indexOf(".env[") + 5, path.lastIndexOf(']'))
        : last;
  }

  private static String value(Optional<JsonElement> element) {
    String text = element
        .map(value -> value.isJsonPrimitive() ? value.getAsString() : value.toString())
        .orElse("none");
    Matcher digest = DIGEST.matcher(text);
    if (digest.find()) {
      // the repository is on both sides the same, the digests differ in their first signs
      return digest.group(1);
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static void compare(
      String path, JsonElement before, JsonElement after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before instanceof JsonObject left && after instanceof JsonObject right) {
      Set<String> members = new LinkedHashSet<>(left.keySet());
      members.addAll(right.keySet());
      for (String member : members) {
        step(
            path.isEmpty() ? member : path + "." + member,
            left.get(member),
            right.get(member),
            changes);
      }
    } else if (before instanceof JsonArray left && after instanceof JsonArray right) {
      arrays(path, left, right, changes);
    } else {
      changes.add(new Change(path, Optional.of(before), Optional.of(after)));
    }
  }

  private static void arrays(String path, JsonArray left, JsonArray right, List<Change> changes) {
    Set<String> names = new LinkedHashSet<>();
    left.forEach(item -> names.add(name(item, left)));
    right.forEach(item -> names.add(name(item, right)));
    for (String name : names) {
      step(path + "[" + name + "]", named(left, name), named(right, name), changes);
    }
  }

  private static void step(
      String path, @Nullable JsonElement left, @Nullable JsonElement right, List<Change> changes) {
    if (left == null || right == null) {
      if (left != right) {
        changes.add(new Change(path, Optional.ofNullable(left), Optional.ofNullable(right)));
      }
    } else {
      compare(path, left, right, changes);
    }
  }

  private static String name(JsonElement item, JsonArray array) {
    return item instanceof JsonObject object && object.get("name") instanceof JsonPrimitive name
        ? name.getAsString()
        : String.valueOf(array.asList().indexOf(item));
  }

  private static @Nullable JsonElement named(JsonArray array, String name) {
    for (JsonElement item : array) {
      if (name(item, array).equals(name)) {
        return item;
      }
    }
    return null;
  }
}
