package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the manual's reference of all elements against the code: names, properties and descriptions are those of the
 * fields. With {@code -Dmanual.rewrite=true} the page is written instead.
 */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("src/site/markdown/configuration.md");
  private static final Path SOURCES = Path.of("src/main/java/io/github/gok8s/mojo");
  private static final String BEGIN =
      "<!-- reference:start, written by ConfigurationPageTest -->\n";
  private static final String END = "<!-- reference:end -->";

  private static final Pattern FIELD = Pattern.compile(
      "/\\*\\*((?:(?!\\*/).)*)\\*/(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s+(?:@Nullable\\s+)?[\\w<>@, .]+?\\s+(\\w+)(?:\\s*=[^;]*)?;",
      Pattern.DOTALL);

  private final Map<Class<?>, Map<String, String>> descriptions = new HashMap<>();

  @Test
  void listsEveryElementAsTheCodeDescribesIt() throws IOException {
    String page = Files.readString(PAGE);
    String reference = Options.ofAllGoals().elements().stream()
        .flatMap(option -> rows(option, true))
        .collect(Collectors.joining("", "| element | property | what |\n|---|---|---|\n", ""));
    String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
        + reference
        + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("manual.rewrite")) {
      Files.writeString(PAGE, written);
    }

    assertThat(PAGE)
        .as("what the code says; -Dmanual.rewrite=true writes it into the page")
        .hasContent(written);
  }

  @Test
  void findsADescriptionOfEveryElement() {
    List<String> silent = Options.ofAllGoals().elements().stream()
        .flatMap(Option::withDescendants)
        .filter(option -> description(option).isBlank())
        .map(Option::element)
        .toList();

    assertThat(silent).isEmpty();
  }

  /** What stands in an element of which there can be several has no property. */
  private Stream<String> rows(Option option, boolean hasProperty) {
    String property = hasProperty && option.hasProperty() ? "`" + option.property() + "`" : "";
    String row =
        "| `" + option.element() + "` | " + property + " | " + description(option) + " |\n";
    return Stream.concat(
        Stream.of(row),
        option.children().stream()
            .flatMap(child -> rows(child, hasProperty && option.kind() != Kind.GROUPS)));
  }

  private String description(Option option) {
    return descriptions
        .computeIfAbsent(option.field().getDeclaringClass(), ConfigurationPageTest::read)
        .getOrDefault(option.field().getName(), "");
  }

  private static Map<String, String> read(Class<?> type) {
    Map<String, String> found = new HashMap<>();
    try {
      Matcher field =
          FIELD.matcher(Files.readString(SOURCES.resolve(type.getSimpleName() + ".java")));
      while (field.find()) {
        found.put(field.group(2), markdown(field.group(1)));
      }
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Turns a comment into a cell of a table; the property, which has a column of its own, is left out. */
  private static String markdown(String comment) {
    return comment
        .replaceAll("\\s*\\n\\s*\\* ?", " ")
        .strip()
        .replaceAll("(?:[, ]*\\{@code -Dk8s[^}]*})+(?: and so on)?$", "")
        .replaceAll("\\{@(?:code|link)\\s+((?:[^{}]|\\{[^{}]*})*)}", "`$1`")
        .replaceAll("[.;]?$", "")
        .replace("|", "\\|")
        .replaceAll("\\s+", " ");
  }
}
