package io.github.gok8s.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.InputLocation;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * An element as it stands in a POM's {@code <configuration>}.
 *
 * @param path its name after those around it: {@code <image><name>}
 * @param dom the element
 * @param option what it sets; for items of lists and entries of maps the list or map, nothing for an unknown element
 * @param siblings what may stand beside it
 */
record GivenElement(String path, Xpp3Dom dom, Optional<Option> option, List<Option> siblings) {

  /** Lists all elements of a configuration, nested ones after the one around them. */
  static Stream<GivenElement> in(@Nullable Object configuration, List<Option> options) {
    return configuration instanceof Xpp3Dom dom ? childrenOf(dom, "", options) : Stream.empty();
  }

  String name() {
    return dom.getName();
  }

  /** Gives the text, empty where there is none. */
  String text() {
    String value = dom.getValue();
    return value == null ? "" : value.strip();
  }

  /** Gives file and line, as in {@code /work/pom.xml, line 12}, where Maven has kept them: Maven 3 does, 4 does not. */
  Optional<String> place() {
    return place(dom.getInputLocation());
  }

  /**
   * Gives file and line of a location in Maven's model. Maven 4 names no file for a parent that comes from a repository: then it
   * is the parent's coordinates.
   */
  static Optional<String> place(@Nullable Object location) {
    return location instanceof InputLocation input && input.getSource() != null
        ? Optional.ofNullable(input.getSource().getLocation())
            .or(() -> Optional.ofNullable(input.getSource().getModelId()))
            .map(file -> file.replaceFirst("^file://", "") + ", line " + input.getLineNumber())
        : Optional.empty();
  }

  private static Stream<GivenElement> childrenOf(Xpp3Dom parent, String path, List<Option> known) {
    return Arrays.stream(parent.getChildren()).flatMap(child -> {
      Optional<Option> option = known.stream()
          .filter(candidate -> candidate.lastName().equals(child.getName()))
          .findFirst();
      String ownPath = path + "<" + child.getName() + ">";
      return Stream.concat(
          Stream.of(new GivenElement(ownPath, child, option, known)),
          option.stream().flatMap(found -> below(child, ownPath, found)));
    });
  }

  private static Stream<GivenElement> below(Xpp3Dom element, String path, Option option) {
    if (option.kind() == Kind.GROUP) {
      return childrenOf(element, path, option.children());
    }
    return Arrays.stream(element.getChildren()).flatMap(item -> {
      String ownPath = path + "<" + item.getName() + ">";
      return Stream.concat(
          Stream.of(new GivenElement(ownPath, item, Optional.of(option), List.of())),
          option.kind() == Kind.GROUPS
              ? childrenOf(item, ownPath, option.children())
              : Stream.empty());
    });
  }
}
