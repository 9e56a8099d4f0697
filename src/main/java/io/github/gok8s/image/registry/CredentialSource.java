package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageException;
import java.util.Optional;

/** A place where credentials are kept. */
public interface CredentialSource {

  /**
   * What a place has for a registry.
   *
   * @param credential the credential, if there is one
   * @param place the place's name and, where it has none, why: {@code server registry.example.com in settings.xml (not there)};
   *     empty where the place has nothing to do with the registry
   */
  record Finding(Optional<Credential> credential, String place) {

    /** Nothing was found in a place. */
    public static Finding nothing(String place, String why) {
      return new Finding(Optional.empty(), place + " (" + why + ")");
    }

    /** The place is not for this registry. */
    public static Finding silent() {
      return new Finding(Optional.empty(), "");
    }

    /** A credential was found. */
    public static Finding of(Credential credential) {
      return new Finding(Optional.of(credential), credential.source());
    }
  }

  /**
   * Looks a registry up.
   *
   * @param registry its name as in the names of images, for example {@code registry.example.com:5000}
   * @throws ImageException if there is a credential that can't be used; a message never has a secret
   */
  Finding find(String registry) throws ImageException;
}
