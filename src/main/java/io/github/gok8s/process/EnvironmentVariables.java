package io.github.gok8s.process;

import io.github.gok8s.result.Platform;
import java.util.Map;
import java.util.Optional;

/** Reads variables of an environment: an empty one is none, and on Windows capitals do not matter. */
public final class EnvironmentVariables {

  private EnvironmentVariables() {}

  /** Gives a variable's value, if it has one. */
  public static Optional<String> get(Map<String, String> environment, String name, Platform host) {
    Optional<String> exact = Optional.ofNullable(environment.get(name));
    Optional<String> value = exact.isPresent() || !host.os().equals("windows")
        ? exact
        : environment.entrySet().stream()
            .filter(variable -> variable.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
    return value.filter(text -> !text.isEmpty());
  }
}
