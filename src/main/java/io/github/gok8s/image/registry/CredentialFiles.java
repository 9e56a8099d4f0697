package io.github.gok8s.image.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files of podman and docker, in the order of jib-maven-plugin. */
public final class CredentialFiles {

  private CredentialFiles() {}

  /**
   * Lists the places.
   *
   * @param environment the user's environment, which may name other folders
   * @param userHome the home folder where the environment names none
   */
  public static List<CredentialSource> of(Map<String, String> environment, Path userHome) {
    Path home = path(environment, "HOME", "")
        .or(() -> path(environment, "USERPROFILE", ""))
        .orElse(userHome);
    Set<Path> files = new LinkedHashSet<>();
    path(environment, "REGISTRY_AUTH_FILE", "").ifPresent(files::add);
    path(environment, "XDG_RUNTIME_DIR", "containers/auth.json").ifPresent(files::add);
    path(environment, "XDG_CONFIG_HOME", "containers/auth.json").ifPresent(files::add);
    files.add(home.resolve(".config/containers/auth.json"));
    Path docker = path(environment, "DOCKER_CONFIG", "").orElse(home.resolve(".docker"));
    Stream.of("config.json", ".dockerconfigjson").map(docker::resolve).forEach(files::add);
    List<CredentialSource> sources = new ArrayList<>();
    files.forEach(file -> sources.add(new DockerConfig(file, environment)));
    sources.add(new KnownHelpers(environment));
    return sources;
  }

  private static Optional<Path> path(
      Map<String, String> environment, String variable, String below) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).resolve(below));
  }
}
