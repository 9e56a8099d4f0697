package io.github.gok8s.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of all elements that the configuration may have, whichever goal reads them.
 *
 * @param elements those that stand directly in {@code <configuration>}
 * @param goals the names of the goals
 */
record Options(List<Option> elements, List<String> goals) {

  /** The property of each project that holds this machine's platform, for classifiers: {@code linux-amd64}. */
  static final String HOST_PLATFORM = "k8s.host.platform";

  private static final String DESCRIPTOR = "/META-INF/maven/plugin.xml";
  private static final Pattern GOAL = Pattern.compile("<mojo>\\s*<goal>([^<]+)</goal>");
  private static final Pattern CLASS =
      Pattern.compile("<implementation>(io\\.github\\.gok8s\\.mojo\\.\\w+Mojo)</implementation>");

  Options {
    elements = List.copyOf(elements);
    goals = List.copyOf(goals);
  }

  /** Makes the table from the goals that the plugin's descriptor lists. */
  static Options ofAllGoals() {
    String descriptor = descriptor();
    Map<String, Option> elements = new LinkedHashMap<>();
    Option.of(GoMojo.class).forEach(option -> elements.put(option.name(), option));
    for (String name : all(CLASS, descriptor)) {
      Class<?> type = goal(name);
      if (GoMojo.class.isAssignableFrom(type)) {
        Option.of(type).forEach(option -> elements.putIfAbsent(option.name(), option));
      }
    }
    return new Options(List.copyOf(elements.values()), all(GOAL, descriptor));
  }

  /** Lists the properties that can be given by {@code -D}. */
  List<String> properties() {
    Stream<String> ofElements = elements.stream()
        .flatMap(Option::withDescendants)
        .filter(Option::hasProperty)
        .map(Option::property);
    Stream<String> ofGoals = goals.stream().map(goal -> "k8s.skip." + goal);
    return Stream.concat(ofElements, ofGoals).toList();
  }

  private static String descriptor() {
    try (InputStream stream = Options.class.getResourceAsStream(DESCRIPTOR)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Class<?> goal(String name) {
    try {
      return Class.forName(name, false, Options.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
