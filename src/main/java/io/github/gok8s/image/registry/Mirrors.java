package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registries that have copies of others, to be asked first.
 *
 * @param byRegistry for each registry its mirrors in their order, each with the path under which the copies lie, if it has one:
 *     {@code registry.example.com/docker-hub}
 */
public record Mirrors(Map<String, List<String>> byRegistry) {

  public Mirrors {
    byRegistry = Map.copyOf(byRegistry);
  }

  /**
   * Parses {@code docker.io=mirror.example.com} and the like.
   *
   * @throws ImageException if one of them has not that form
   */
  public static Mirrors parse(List<String> words) throws ImageException {
    Map<String, List<String>> mirrors = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.strip().split("=", -1);
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank() || word.contains("://")) {
        throw ImageException.inProject("\"" + word
            + "\" is no mirror of a registry: write the registry, \"=\" and its mirror, as in"
            + " docker.io=mirror.example.com or docker.io=registry.example.com/docker-hub."
            + " Correct <image><registryMirrors> (-Dk8s.image.registryMirrors).");
      }
      mirrors
          .computeIfAbsent(parts[0].strip(), registry -> new ArrayList<>())
          .add(parts[1].strip().replaceFirst("/+$", ""));
    }
    return new Mirrors(mirrors);
  }

  /** Gives where a repository may be pulled from: its copies, then itself. */
  List<Repository> of(Repository repository) {
    List<Repository> places = new ArrayList<>();
    for (String mirror : byRegistry.getOrDefault(repository.registry().name(), List.of())) {
      places.add(Repository.parse(mirror + "/" + repository.path()));
    }
    places.add(repository);
    return places;
  }
}
