package io.github.gok8s.result;

import java.util.Collection;
import java.util.Optional;

/** Chooses, where a module has several binaries, the one that stands for it: the image's entrypoint, the bare classifier. */
public final class PrimaryBinary {

  private PrimaryBinary() {}

  /**
   * Chooses by the configured name, else by the artifactId, else the only one.
   *
   * @param names the binaries' names, without ending
   * @param configured {@code <binaryName>}
   * @param artifactId of the Maven module
   */
  public static Optional<String> among(
      Collection<String> names, Optional<String> configured, String artifactId) {
    if (configured.isPresent() && names.contains(configured.get())) {
      return configured;
    }
    if (names.contains(artifactId)) {
      return Optional.of(artifactId);
    }
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }
}
