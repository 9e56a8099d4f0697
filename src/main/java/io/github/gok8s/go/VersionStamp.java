package io.github.gok8s.go;

import java.util.regex.Pattern;

/**
 * A string variable of the program that the linker sets to the project's version ({@code go doc cmd/link}, flag -X).
 *
 * @param variable its package and name, for example {@code main.version}
 * @param version the value
 */
public record VersionStamp(String variable, String version) {

  public static final String DEFAULT_VARIABLE = "main.version";

  private static final Pattern VARIABLE =
      Pattern.compile("[\\p{L}\\p{N}_./~-]+\\.[\\p{L}_][\\p{L}\\p{N}_]*");

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\\s'\"]");

  /**
   * Checks the variable's form.
   *
   * @throws GoException if it is not a package's path and a name, or the version can't be handed to the linker
   */
  public static VersionStamp of(String variable, String version) throws GoException {
    if (!VARIABLE.matcher(variable).matches()) {
      throw GoException.inProject(
          "<versionVariable> (-Dk8s.versionVariable) is \"" + variable
              + "\": write a package and a variable, as in main.version or example.com/room/build.Version.");
    }
    if (version.contains("'") && version.contains("\"")) {
      throw GoException.inProject("The version " + version
          + " can't be handed to the linker, which takes no text with both kinds of quotes.");
    }
    return new VersionStamp(variable, version);
  }

  String linkerFlag() {
    return "-X " + quoted(variable + "=" + version);
  }

  /** Whether the variable belongs to the main packages; one of another package is named on purpose and always set. */
  boolean isInMain() {
    return variable.startsWith("main.");
  }

  /** Whether Go source text may declare the variable; if it does not, the linker ignores the flag. */
  boolean isDeclaredIn(String source) {
    String name = Pattern.quote(variable.substring(variable.lastIndexOf('.') + 1));
    return Pattern.compile(
            "(?m)^(var)?[ \\t(]*(\\w+[ \\t]*,[ \\t]*)*" + name + "\\b[ \\t]*(,|=|string\\b)")
        .matcher(source)
        .find();
  }

  /** Go splits its flags at white space, and knows both quotes but no way to escape (cmd/internal/quoted). */
  private static String quoted(String word) {
    if (!NEEDS_QUOTES.matcher(word).find()) {
      return word;
    }
    return word.contains("'") ? '"' + word + '"' : "'" + word + "'";
  }
}
