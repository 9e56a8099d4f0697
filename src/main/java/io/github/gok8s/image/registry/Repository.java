package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageName;

/**
 * A repository of a registry.
 *
 * @param registry the registry
 * @param path the path in it, {@code library/alpine}
 */
record Repository(RegistryHost registry, String path) {

  /** Completes a name: {@code alpine} is {@code docker.io/library/alpine}. */
  static Repository of(ImageName name) {
    return parse(name.withRegistry());
  }

  /** Takes a name that begins with its registry. */
  static Repository parse(String fullName) {
    int slash = fullName.indexOf('/');
    String registry = fullName.substring(0, slash);
    boolean isHub = registry.equals("index.docker.io") || registry.equals("registry-1.docker.io");
    return new Repository(
        new RegistryHost(isHub ? RegistryHost.DOCKER_HUB : registry),
        fullName.substring(slash + 1));
  }

  /** Gives the path of a part of it in the registry's API, {@code /v2/library/alpine/manifests/3.24}. */
  String api(String part) {
    return "/v2/" + path + "/" + part;
  }

  /** Gives it with a tag or a digest, as people write it. */
  String with(String reference) {
    return this + (reference.contains(":") ? "@" : ":") + reference;
  }

  @Override
  public String toString() {
    return registry + "/" + path;
  }
}
