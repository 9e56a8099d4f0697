package io.github.gok8s.go;

import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
    for (String word : words.isEmpty() ? List.of("host") : words) {
      try {
        boolean takesAway = word.startsWith("!");
        List<Platform> matching = matching(takesAway ? word.substring(1) : word);
        for (Platform platform : matching) {
          Optional<String> objection =
              ports.objection(platform, takesAway ? anyway -> true : canUseCgo);
          objection.ifPresent(objections::add);
        }
        if (takesAway) {
          matching.forEach(selected::remove);
        } else {
          selected.addAll(matching);
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

  private List<Platform> matching(String word) throws InvalidPlatformException {
    return switch (word) {
      case "host" -> List.of(host);
      case "all" -> buildable(port -> true);
      case "first-class" -> buildable(Port::firstClass);
      default -> word.contains("*") ? glob(word) : List.of(Platform.parse(word));
    };
  }

  private List<Platform> glob(String word) throws InvalidPlatformException {
    Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E[^/]*\\Q"));
    List<Platform> matching = buildable(port -> pattern.matcher(port.name()).matches());
    if (matching.isEmpty()) {
      throw new InvalidPlatformException(
          "\"" + word + "\" matches no platform that Go " + ports.go() + " builds without cgo.");
    }
    return matching;
  }

  private List<Platform> buildable(Predicate<Port> which) {
    return ports.known().stream()
        .filter(port -> which.test(port) && (!port.needsCgo() || canUseCgo.test(port.platform())))
        .map(Port::platform)
        .toList();
  }
}
