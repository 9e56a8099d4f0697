package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps of the configuration, which are null where nobody has given them. */
final class GivenValues {

  private GivenValues() {}

  static <T> List<T> of(@Nullable List<T> list) {
    return requireNonNullElse(list, List.of());
  }

  /** Gives the values; an empty element in the POM is null in the map, and means an empty text. */
  static Map<String, String> of(@Nullable Map<String, @Nullable String> map) {
    Map<String, String> values = new LinkedHashMap<>();
    if (map != null) {
      map.forEach((key, value) -> values.put(key, value == null ? "" : value));
    }
    return values;
  }
}
