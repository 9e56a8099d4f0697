package io.github.gok8s.go.toolchain;

import java.util.Map;
import java.util.Optional;

/** Reads variables of an environment: an empty one is none, and on Windows capitals do not matter. */
final class EnvironmentVariables {

  private EnvironmentVariables() {}

  static Optional<String> get(Map<String, String> environment, String name, HostPlatform host) {
    Optional<String> exact = Optional.ofNullable(environment.get(name));
    Optional<String> value = exact.isPresent() || !host.isWindows()
        ? exact
        : environment.entrySet().stream()
            .filter(variable -> variable.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
    return value.filter(text -> !text.isEmpty());
  }
}
