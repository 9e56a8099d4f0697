package io.github.gok8s.image.registry;

import java.util.List;

/** How bytes travel to a registry. */
enum Transport {
  HTTPS("https"),
  /** Encrypted, but nobody knows with whom: only where that is allowed. */
  HTTPS_UNVERIFIED("https"),
  HTTP("http");

  private final String scheme;

  Transport(String scheme) {
    this.scheme = scheme;
  }

  String scheme() {
    return scheme;
  }

  /** Whether a secret may be sent: over plain HTTP everybody in between could read it. */
  boolean keepsSecrets(RegistryHost registry) {
    return this != HTTP || registry.isLoopback();
  }

  /** Gives what to try for a registry that nothing is known of, in order: on this machine most speak plain HTTP. */
  static List<Transport> candidates(RegistryHost registry, boolean allowInsecure) {
    if (registry.isLoopback()) {
      return allowInsecure ? List.of(HTTP, HTTPS, HTTPS_UNVERIFIED) : List.of(HTTP, HTTPS);
    }
    return allowInsecure ? List.of(HTTPS, HTTPS_UNVERIFIED, HTTP) : List.of(HTTPS);
  }
}
