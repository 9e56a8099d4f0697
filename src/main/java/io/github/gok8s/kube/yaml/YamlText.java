package io.github.gok8s.kube.yaml;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.result.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a tree as YAML that readers of YAML 1.1 (kubectl) and 1.2 understand in the same way, in kubectl's own style.
 *
 * <p>No library does: those for 1.2 write {@code on} and {@code 0644} without the quotes that 1.1 needs to see a text.
 */
public final class YamlText {

  /**
   * Texts that are safe without quotes: they start like a word or a path, and hold no sign with a meaning. What repeats a choice
   * never gives back ({@code *+}), else a long text overflows the stack.
   */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@+-]|:(?=[^ ])|[ ](?=[A-Za-z0-9/]))*+");
  /** Quantities such as {@code 100m} and {@code 64Mi}. */
  private static final Pattern QUANTITY = Pattern.compile("[0-9]+(?:m|k|[KMGTPE]i)");
  /** Words that mean something else than a text in YAML 1.1 or 1.2. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
  /** What a block may hold: lines of printable characters, the first with something else than a space in front. */
  private static final Pattern BLOCK = Pattern.compile(
      "[^\\p{Cntrl}\\p{Cs}\uFEFF\u2028\u2029 ][\\n\\t[^\\p{Cntrl}\\p{Cs}\uFEFF\u2028\u2029]]*");

  private final StringBuilder text = new StringBuilder();

  private YamlText() {}

  /** Gives the lines of a document, a newline at the end. */
  public static String of(JsonObject tree) {
    YamlText writer = new YamlText();
    writer.members(tree, "");
    return writer.text.toString();
  }

  private void members(JsonObject object, String indent) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      text.append(indent).append(inLine(member.getKey())).append(':');
      value(member.getValue(), indent);
    }
  }

  /** Writes what follows the colon of a member. */
  private void value(JsonElement value, String indent) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      text.append('\n');
      members(object, indent + "  ");
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      text.append('\n');
      items(array, indent);
    } else {
      text.append(' ').append(scalar(value, indent)).append('\n');
    }
  }

  private void items(JsonArray array, String indent) {
    for (JsonElement item : array) {
      int start = text.length();
      if (item instanceof JsonObject object && !object.isEmpty()) {
        members(object, indent + "  ");
      } else if (item instanceof JsonArray inner && !inner.isEmpty()) {
        items(inner, indent + "  ");
      } else {
        text.append(indent).append("  ").append(scalar(item, indent)).append('\n');
      }
      text.setCharAt(start + indent.length(), '-');
    }
  }

  private static String scalar(JsonElement value, String indent) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      String string = primitive.getAsString();
      return string.indexOf('\n') >= 0 && BLOCK.matcher(string).matches()
          ? block(string, indent + "  ")
          : inLine(string);
    }
    // numbers, booleans, null, {} and []: as in JSON
    return Json.text(value);
  }

  private static String block(String string, String indent) {
    String lines = string
        .lines()
        .map(line -> line.isEmpty() ? "" : indent + line)
        .reduce("", (before, line) -> before + "\n" + line);
    if (!string.endsWith("\n")) {
      return "|-" + lines;
    }
    return string.endsWith("\n\n") ? "|+" + lines : "|" + lines;
  }

  private static String inLine(String string) {
    boolean isPlain =
        (PLAIN.matcher(string).matches() && !WORDS.contains(string.toLowerCase(Locale.ROOT)))
            || QUANTITY.matcher(string).matches();
    return isPlain ? string : quoted(string);
  }

  private static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    string.chars().forEach(c -> {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            quoted.append((char) c);
          }
        }
      }
    });
    return quoted.append('"').toString();
  }
}
