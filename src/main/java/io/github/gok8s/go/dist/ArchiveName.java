package io.github.gok8s.go.dist;

import io.github.gok8s.go.GoException;
import io.github.gok8s.result.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template of an archive's name, for example {@code {artifactId}-{version}-{platform}}.
 *
 * @param template the text; words in braces are replaced
 * @param artifactId for {@code {artifactId}}
 * @param version for {@code {version}}
 */
public record ArchiveName(String template, String artifactId, String version) {

  /** Names an archive as a Maven repository does. */
  public static final String DEFAULT = "{artifactId}-{version}-{platform}";

  private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]*");

  /**
   * Finds what is wrong with it before anything is compiled.
   *
   * @throws GoException if it gives no name for some platform
   */
  public void check() throws GoException {
    of(new Platform("linux", "amd64", Optional.empty()));
  }

  /**
   * Gives the name for a platform, without ending.
   *
   * @throws GoException if the template has a word that is none, or gives no name of a file
   */
  String of(Platform platform) throws GoException {
    Map<String, String> words = new TreeMap<>(Map.of(
        "artifactId", artifactId,
        "version", version,
        "platform", platform.slug(),
        "os", platform.os(),
        "arch", platform.arch(),
        "variant", platform.variant().map(text -> text.replace(',', '-')).orElse("")));
    StringBuilder name = new StringBuilder();
    Matcher word = WORD.matcher(template);
    while (word.find()) {
      String value = words.get(word.group(1));
      if (value == null) {
        throw wrong("has {" + word.group(1) + "}, which is none of {"
            + String.join("}, {", words.keySet()) + "}.");
      }
      word.appendReplacement(name, Matcher.quoteReplacement(value));
    }
    word.appendTail(name);
    if (!FILE_NAME.matcher(name).matches()) {
      throw wrong("gives \"" + name
          + "\", which is no file name of letters, digits and the characters . _ + ~ - alone.");
    }
    return name.toString();
  }

  GoException wrong(String complaint) {
    return GoException.inProject(
        "<archives><name> (-Dk8s.archives.name) is \"" + template + "\", and that " + complaint);
  }
}
