package io.github.gok8s.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String PACKAGE = Options.class.getPackageName() + ".";

  Options {
    elements = List.copyOf(elements);
    goals = List.copyOf(goals);
  }

  /** Makes the table of what each goal has, which is nearly everything, and takes no reading of the descriptor. */
  static Options ofEachGoal() {
    return new Options(Option.of(GoMojo.class), List.of());
  }

  /** Makes the table from the goals that the plugin's descriptor lists. */
  static Options ofAllGoals() {
    String descriptor = descriptor();
    Map<String, Option> elements = new LinkedHashMap<>();
    for (Option option : Option.of(GoMojo.class)) {
      elements.put(option.name(), option);
    }
    for (String name : all("implementation", descriptor)) {
      Class<?> type = name.startsWith(PACKAGE) ? goal(name) : Object.class;
      if (GoMojo.class.isAssignableFrom(type)) {
        for (Option option : Option.of(type)) {
          elements.putIfAbsent(option.name(), option);
        }
      }
    }
    return new Options(List.copyOf(elements.values()), all("goal", descriptor));
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

  /** Finds the texts of all elements of a name; a search by pattern takes a while on a text of 100 kB. */
  private static List<String> all(String element, String descriptor) {
    String start = "<" + element + ">";
    List<String> found = new ArrayList<>();
    for (int at = descriptor.indexOf(start); at >= 0; at = descriptor.indexOf(start, at)) {
      int end = descriptor.indexOf('<', at + 1);
      found.add(descriptor.substring(at + start.length(), end));
      at = end;
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
