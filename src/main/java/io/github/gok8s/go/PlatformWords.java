package io.github.gok8s.go;

import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the words of {@code <platforms>} into platforms: {@code host}, {@code all}, {@code first-class}, globs such as
 * {@code linux/*}, a platform's name with or without a level, and any of these behind {@code !} to take away.
 *
 * @param ports what the toolchain builds
 * @param host the platform of this machine
 * @param canUseCgo whether a C compiler is named for a platform
 */
public record PlatformWords(Ports ports, Platform host, Predicate<Platform> canUseCgo) {

  /**
   * Gives the platforms that the words name, each once, in the order of the words.
   *
   * @throws GoException if a word names nothing, or something that can't be built; all such words are told at once
   */
  public List<Platform> select(List<String> words) throws GoException {
    Set<Platform> selected = new LinkedHashSet<>();
    List<String> objections = new ArrayList<>();
    for (String word : words.isEmpty() ? List.of("host") : whole(words)) {
      try {
        if (word.startsWith("!")) {
          takeAway(word.substring(1).strip(), selected, objections);
        } else {
          add(word.strip(), selected, objections);
        }
      } catch (InvalidPlatformException e) {
        objections.add(e.getMessage());
      }
    }
    if (!objections.isEmpty()) {
      throw GoException.inProject(
          "<platforms> (-Dk8s.platforms) can't be built as they are. Nothing was compiled.\n  "
              + String.join("\n  ", objections)
              + "\nThe goal k8s:platforms lists what this Go builds.");
    }
    if (selected.isEmpty()) {
      throw GoException.inProject("<platforms> (-Dk8s.platforms) takes away all that it names: "
          + String.join(", ", words) + ".");
    }
    return List.copyOf(selected);
  }

  /**
   * Says whether a word is the rest of the one before it: {@code linux/arm/v7,softfloat} holds a comma itself, at which
   * lists are taken apart.
   */
  public static boolean isRest(String word, String before) {
    return before.contains("/") && MicroArchitecture.isExtension(word.strip());
  }

  /** Puts such levels together again. */
  private static List<String> whole(List<String> words) {
    List<String> whole = new ArrayList<>();
    for (String word : words) {
      int last = whole.size() - 1;
      if (last >= 0 && isRest(word, whole.get(last))) {
        whole.set(last, whole.get(last).strip() + "," + word.strip());
      } else {
        whole.add(word);
      }
    }
    return whole;
  }

  private void add(String word, Set<Platform> selected, List<String> objections)
      throws InvalidPlatformException {
    if (isWordForSeveral(word)) {
      selected.addAll(several(
          word, port -> !port.needsCgo() || canUseCgo.test(port.platform()), "builds without cgo"));
    } else {
      Platform platform = named(word);
      ports.objection(platform, canUseCgo).ifPresent(objections::add);
      selected.add(platform);
    }
  }

  /** A word for several takes away each level of what it matches; one platform only itself. */
  private void takeAway(String word, Set<Platform> selected, List<String> objections)
      throws InvalidPlatformException {
    if (isWordForSeveral(word)) {
      Set<String> names = several(word, port -> true, "knows").stream()
          .map(Platform::port)
          .collect(Collectors.toSet());
      selected.removeIf(platform -> names.contains(platform.port()));
    } else {
      Platform platform = named(word);
      ports.objection(platform, anyway -> true).ifPresent(objections::add);
      selected.remove(platform);
    }
  }

  private static boolean isWordForSeveral(String word) {
    return word.equals("all") || word.equals("first-class") || word.contains("*");
  }

  private Platform named(String word) throws InvalidPlatformException {
    return word.equals("host") ? host : Platform.parse(word);
  }

  private List<Platform> several(String word, Predicate<Port> allowed, String what)
      throws InvalidPlatformException {
    Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E[^/]*\\Q"));
    Predicate<Port> meant = switch (word) {
      case "all" -> port -> true;
      case "first-class" -> Port::firstClass;
      default -> port -> pattern.matcher(port.name()).matches();
    };
    List<Platform> matching =
        ports.known().stream().filter(meant.and(allowed)).map(Port::platform).toList();
    if (matching.isEmpty()) {
      throw new InvalidPlatformException(
          "\"" + word + "\" matches no platform that Go " + ports.go() + " " + what + ".");
    }
    return matching;
  }
}
