package io.github.gok8s.image.registry;

import io.github.gok8s.http.ProxyRoutes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Says how registries are reached.
 *
 * @param routes the proxies
 * @param timeout how long a registry may take to be reached, and then between two pieces of an answer
 * @param security what is trusted
 * @param mirrors what to ask before the registries themselves when pulling
 * @param offline whether no connection may be made
 */
public record RegistryOptions(
    ProxyRoutes routes, Duration timeout, Security security, Mirrors mirrors, boolean offline) {

  /** As long as jib-maven-plugin waits. */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  /**
   * Says what is trusted.
   *
   * @param certificates PEM files of authorities to trust beside those of the JDK
   * @param allowInsecure whether plain HTTP, and certificates that nobody vouches for, will do
   */
  public record Security(List<Path> certificates, boolean allowInsecure) {

    public Security {
      certificates = List.copyOf(certificates);
    }
  }
}
