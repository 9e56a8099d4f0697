package io.github.gok8s.mojo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A property's text, to be turned into the value of its option.
 *
 * @param option the option
 * @param where the property, for the user
 * @param text the text
 */
record OptionText(Option option, String where, String text) {

  /** The commas between entries are those before a name and an equals sign, so that a value may hold commas. */
  private static final Pattern BETWEEN_ENTRIES = Pattern.compile(",(?=\\s*[A-Za-z_][\\w./-]*=)");

  /**
   * Gives the value.
   *
   * @param folder where relative files start
   * @throws MojoFailureException if the text can't be one
   */
  Object value(Path folder) throws MojoFailureException {
    if (text.contains("${")) {
      throw wrong("is not resolved: no property has that name.");
    }
    return switch (option.kind()) {
      case TEXT -> text;
      case BOOLEAN -> bool();
      case NUMBER -> number();
      case FILE -> folder.resolve(text.strip()).toFile();
      case WORDS -> words();
      case ARGUMENTS -> arguments();
      case MAP -> map();
      case GROUP -> option.newBean(text);
      case GROUPS -> words().stream().map(option::newBean).toList();
    };
  }

  /** Whether a text is one that Maven turns into the boolean it says. */
  static boolean isBoolean(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private Boolean bool() throws MojoFailureException {
    if (!isBoolean(text.strip())) {
      throw wrong("is neither true nor false.");
    }
    return Boolean.valueOf(text.strip());
  }

  private Integer number() throws MojoFailureException {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw wrong("is not a whole number.");
    }
  }

  private List<String> words() {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private List<String> arguments() throws MojoFailureException {
    return ShellWords.split(text).orElseThrow(() -> wrong("has a quote that is not closed."));
  }

  private Map<String, String> map() throws MojoFailureException {
    Map<String, String> map = new LinkedHashMap<>();
    for (String entry : text.isBlank() ? new String[0] : BETWEEN_ENTRIES.split(text)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw wrong("is no list of entries: write NAME=value,NAME=value.");
      }
      map.put(entry.substring(0, equals).strip(), entry.substring(equals + 1));
    }
    return map;
  }

  private MojoFailureException wrong(String complaint) {
    return new MojoFailureException(where + ": \"" + text + "\" " + complaint);
  }
}
