package io.github.gok8s.mojo;

import io.github.gok8s.go.PlatformWords;
import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the platforms that are built get an image.
 *
 * @param platforms the platforms
 * @param bases the base of those that have one of their own
 */
record ImagePlatforms(Collection<Platform> platforms, Map<Platform, BaseImage> bases) {

  ImagePlatforms {
    platforms = List.copyOf(platforms);
    bases = Map.copyOf(bases);
  }

  /**
   * Selects platforms; a later element wins over an earlier one.
   *
   * @param wanted {@code <image><platforms>}; without it all linux platforms get an image
   * @param built the platforms of all binaries
   * @throws ImageException if an element names nothing that is built for linux
   */
  static ImagePlatforms select(@Nullable List<ImagePlatform> wanted, Collection<Platform> built)
      throws ImageException, InvalidPlatformException {
    List<Platform> linux = built.stream()
        .filter(platform -> platform.os().equals("linux"))
        .distinct()
        .sorted()
        .toList();
    if (wanted == null || wanted.isEmpty()) {
      return new ImagePlatforms(linux, Map.of());
    }
    Collection<Platform> selected = new TreeSet<>();
    Map<Platform, BaseImage> bases = new HashMap<>();
    for (ImagePlatform element : whole(wanted)) {
      String word = element.word();
      boolean takesAway = word.startsWith("!");
      List<Platform> matching = matching(takesAway ? word.substring(1) : word, linux);
      if (takesAway) {
        matching.forEach(selected::remove);
        matching.forEach(bases::remove);
        continue;
      }
      selected.addAll(matching);
      if (element.base != null) {
        BaseImage base = BaseImage.parse(element.base);
        matching.forEach(platform -> bases.put(platform, base));
      }
    }
    return new ImagePlatforms(selected, bases);
  }

  /** Puts levels together again that hold a comma themselves; what is configured stays as it is. */
  private static List<ImagePlatform> whole(List<ImagePlatform> elements) {
    List<ImagePlatform> whole = new ArrayList<>();
    for (ImagePlatform element : elements) {
      int last = whole.size() - 1;
      if (last >= 0 && PlatformWords.isRest(element.word(), whole.get(last).word())) {
        whole.set(last, whole.get(last).and(element));
      } else {
        whole.add(element);
      }
    }
    return whole;
  }

  private static List<Platform> matching(String word, List<Platform> linux)
      throws ImageException, InvalidPlatformException {
    List<Platform> matching = new ArrayList<>(linux);
    if (word.contains("*")) {
      Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E.*\\Q"));
      matching.removeIf(platform -> !pattern.matcher(platform.toString()).matches());
    } else if (!word.equals("all")) {
      Platform platform = Platform.parse(word);
      matching.removeIf(other -> !other.equals(platform));
    }
    if (matching.isEmpty()) {
      throw ImageException.inProject("<image><platforms> (-Dk8s.image.platforms) names " + word
          + ", but images are made of linux binaries, and none is built for that. Built for linux: "
          + (linux.isEmpty()
              ? "nothing"
              : String.join(", ", linux.stream().map(Platform::toString).toList()))
          + ". Add it to <platforms> (-Dk8s.platforms), or take it out.");
    }
    return matching;
  }
}
