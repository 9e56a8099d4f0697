package io.github.gok8s.image;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

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
   * Parses variables.
   *
   * @throws ImageException if a name is empty or has a space or an equals sign
   */
  public static Environment parse(Map<String, String> variables) throws ImageException {
    for (String name : variables.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw ImageException.inProject("\"" + name
            + "\" is not the name of an environment variable: it is empty, or has a space or \"=\" in it."
            + " Correct <image><environment> (-Dk8s.image.environment).");
      }
    }
    return new Environment(variables);
  }
}
