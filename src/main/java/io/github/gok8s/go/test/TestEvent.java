package io.github.gok8s.go.test;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of what {@code go test -json} writes ({@code go doc test2json}, {@code go help buildjson}). What a line does
 * not have is empty.
 *
 * @param action what happened: start, run, pause, cont, output, attr, pass, fail, skip; build-output, build-fail
 * @param packagePath the import path of the package under test
 * @param test the name of the test, where it is about one: {@code TestA/sub_case}
 * @param fields the other fields by their names: Output, Elapsed, ImportPath, FailedBuild, Key, Value
 */
record TestEvent(String action, String packagePath, String test, Map<String, String> fields) {

  /** Reads a line; gives nothing for one that is no event. */
  static Optional<TestEvent> parse(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    try (JsonReader reader = new JsonReader(new StringReader(line))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (reader.peek() == JsonToken.STRING || reader.peek() == JsonToken.NUMBER) {
          fields.put(name, reader.nextString());
        } else {
          reader.skipValue();
        }
      }
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
    return fields.containsKey("Action")
        ? Optional.of(new TestEvent(
            fields.get("Action"),
            fields.getOrDefault("Package", ""),
            fields.getOrDefault("Test", ""),
            fields))
        : Optional.empty();
  }

  String output() {
    return field("Output");
  }

  /** Gives the value of a field, or an empty text. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Gives how long the test or the package took; 0 where nobody says so. */
  double seconds() {
    try {
      return Double.parseDouble(fields.getOrDefault("Elapsed", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether this is about a whole package, not one of its tests. */
  boolean isOfPackage() {
    return test.isEmpty();
  }
}
