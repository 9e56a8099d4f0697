package io.github.gok8s.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the environment variables that an image sets.
 *
 * @param variables values by name, in the order of the names
 */
public record Environment(Map<String, String> variables) {

  private static final Pattern NAME = Pattern.compile("[^=\\s\\x00-\\x1f]+");

  public Environment {
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
  }

  /**
   * Parses variables; one without a value is empty.
   *
   * @throws ImageException if a name is empty or has a space or an equals sign
   */
  public static Environment parse(Map<String, @Nullable String> texts) throws ImageException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable String> text : texts.entrySet()) {
      if (!NAME.matcher(text.getKey()).matches()) {
        throw ImageException.inProject("\"" + text.getKey()
            + "\" is not the name of an environment variable: it is empty, or has a space or \"=\" in it."
            + " Correct <image><environment> (-Dk8s.image.environment).");
      }
      String value = text.getValue();
      variables.put(text.getKey(), value == null ? "" : value);
    }
    return new Environment(variables);
  }
}
