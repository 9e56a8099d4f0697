package io.github.gok8s.image.registry;

import java.util.Map;
import java.util.Optional;

/**
 * The programs that some clouds have for their registries, where one is installed though no file names it.
 *
 * @param environment the environment in which they are run
 */
record KnownHelpers(Map<String, String> environment) implements CredentialSource {

  KnownHelpers {
    environment = Map.copyOf(environment);
  }

  @Override
  public Finding find(String registry) {
    return name(registry)
        .map(name -> new CredentialHelper(name, environment))
        .filter(CredentialHelper::isInstalled)
        .map(helper -> helper.find(registry))
        .orElse(Finding.silent());
  }

  @Override
  public String toString() {
    return "well-known helpers";
  }

  private static Optional<String> name(String registry) {
    if (registry.equals("gcr.io")
        || registry.endsWith(".gcr.io")
        || registry.endsWith(".pkg.dev")) {
      return Optional.of("gcr");
    }
    if (registry.endsWith(".azurecr.io")) {
      return Optional.of("acr-env");
    }
    return registry.endsWith(".amazonaws.com") || registry.equals("public.ecr.aws")
        ? Optional.of("ecr-login")
        : Optional.empty();
  }
}
