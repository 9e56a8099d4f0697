package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageName;
import java.util.Map;

/**
 * Environment variables that the configuration names, for one registry.
 *
 * @param image the image that is pushed: only its registry gets what the variables hold
 * @param user the name of the variable with the user's name
 * @param password the name of the variable with the password
 * @param environment the environment
 */
public record CredentialVariables(
    ImageName image, String user, String password, Map<String, String> environment)
    implements CredentialSource {

  public CredentialVariables {
    environment = Map.copyOf(environment);
  }

  @Override
  public Finding find(String registry) {
    if (!Repository.of(image).registry().name().equals(registry)) {
      return Finding.silent();
    }
    String place = "environment variables " + user + " and " + password;
    String name = environment.getOrDefault(user, "");
    String secret = environment.getOrDefault(password, "");
    if (name.isEmpty() || secret.isEmpty()) {
      return Finding.nothing(place, (name.isEmpty() ? user : password) + " is not set");
    }
    return Finding.of(new Credential(name, secret, place));
  }

  /** Without the environment, which has the secret. */
  @Override
  public String toString() {
    return user + " and " + password + " for " + image;
  }
}
