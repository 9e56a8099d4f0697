package io.github.gok8s.mojo;

import io.github.gok8s.result.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;

/**
 * Finds what Maven takes without a word: misspelt elements and properties, and booleans that are none.
 *
 * @param options the table of what there is
 */
record ConfigurationCheck(Options options) {

  private static final String PREFIX = "k8s.";

  /**
   * Gives the mistakes that a look with a check finds. Nearly all there is belongs to every goal: only where that does not explain
   * what is given is it looked at with what the descriptor says of all goals.
   */
  static List<String> mistakes(Function<ConfigurationCheck, List<String>> look) {
    List<String> mistakes = look.apply(new ConfigurationCheck(Options.ofEachGoal()));
    return mistakes.isEmpty() ? mistakes : look.apply(new ConfigurationCheck(Options.ofAllGoals()));
  }

  /**
   * Lists what is wrong in a plugin's own configuration and in those of its executions.
   *
   * @param pom the file to name where Maven has not kept where an element stands
   */
  List<String> mistakesIn(Plugin plugin, String pom) {
    return Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
        .flatMap(container -> mistakesIn(container, pom))
        .distinct()
        .toList();
  }

  /** Lists the properties of the command line that begin with {@code k8s.} and that nothing reads. */
  List<String> mistakesIn(Properties commandLine) {
    List<String> given = commandLine.stringPropertyNames().stream()
        .filter(property -> property.startsWith(PREFIX) && !property.equals(Options.HOST_PLATFORM))
        .sorted()
        .toList();
    // most builds give none, and need no list of all that there are
    List<String> known = given.isEmpty() ? List.of() : options.properties();
    return given.stream()
        .filter(property -> !known.contains(property))
        .map(property -> "-D" + property + " is no property of go-k8s-maven-plugin."
            + suggestion(property(property, known).map("-D"::concat)))
        .toList();
  }

  private Stream<String> mistakesIn(ConfigurationContainer container, String pom) {
    String start = GivenElement.place(container.getLocation("configuration")).orElse(pom);
    return GivenElement.in(container.getConfiguration(), options.elements())
        .flatMap(element -> mistake(element, element.place().orElse(start)).stream());
  }

  private Optional<String> mistake(GivenElement element, String place) {
    if (element.option().isEmpty()) {
      return Optional.of(element.path() + " is no element of go-k8s-maven-plugin's configuration ("
          + place + ")." + suggestion(element(element)));
    }
    String text = element.text();
    boolean wrongBoolean = element.option().get().kind() == Kind.BOOLEAN
        && !text.isEmpty()
        && !text.contains("${")
        && !OptionText.isBoolean(text);
    return wrongBoolean
        ? Optional.of(
            element.path() + ": \"" + text + "\" is neither true nor false (" + place + ").")
        : Optional.empty();
  }

  private Optional<String> element(GivenElement unknown) {
    Optional<String> sameNameElsewhere = options.elements().stream()
        .flatMap(Option::withDescendants)
        .filter(option -> option.lastName().equals(unknown.name()))
        .map(Option::element)
        .findFirst();
    return sameNameElsewhere.or(() -> {
      List<String> siblings = unknown.siblings().stream().map(Option::lastName).toList();
      return Spelling.nearest(unknown.name(), siblings)
          .map(name -> unknown.path().replaceFirst("<[^<]*$", "") + "<" + name + ">");
    });
  }

  private static Optional<String> property(String unknown, List<String> known) {
    String name = unknown.substring(PREFIX.length());
    Optional<String> sameNameElsewhere = known.stream()
        .filter(property -> property.endsWith("." + name)
            || unknown.endsWith("." + property.substring(PREFIX.length())))
        .findFirst();
    return sameNameElsewhere.or(() -> Spelling.nearest(
            name,
            known.stream().map(property -> property.substring(PREFIX.length())).toList())
        .map(PREFIX::concat));
  }

  private static String suggestion(Optional<String> meant) {
    return meant
        .map(name -> " Did you mean " + name + "?")
        .orElse(" The manual's reference page lists what there is.");
  }
}
