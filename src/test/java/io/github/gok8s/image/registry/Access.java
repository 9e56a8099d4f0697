package io.github.gok8s.image.registry;

import io.github.gok8s.http.HttpProxy;
import io.github.gok8s.http.ProxyRoutes;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the tests reach registries: without waiting, and with credentials at hand. */
final class Access implements AutoCloseable {

  static final String NOWHERE = "a test";

  private final List<Duration> pauses = new ArrayList<>();
  private Optional<Credential> credential = Optional.empty();
  private Optional<HttpProxy> proxy = Optional.empty();
  private Duration timeout = Duration.ofSeconds(30);
  private List<Path> certificates = List.of();
  private boolean insecure;
  private Mirrors mirrors = new Mirrors(Map.of());
  private HttpRegistries registries;

  Access as(Credential known) {
    credential = Optional.of(known);
    return this;
  }

  Access through(HttpProxy known) {
    proxy = Optional.of(known);
    return this;
  }

  Access within(Duration limit) {
    timeout = limit;
    return this;
  }

  Access trusting(String certificate) {
    certificates = List.of(RealRegistry.fixture(certificate));
    return this;
  }

  Access insecure() {
    insecure = true;
    return this;
  }

  Access mirrors(String... words) throws ImageException {
    mirrors = Mirrors.parse(List.of(words));
    return this;
  }

  /** How long was waited before each further attempt. */
  List<Duration> pauses() {
    return pauses;
  }

  HttpRegistries registries() {
    if (registries == null) {
      CredentialSource source = registry -> credential
          .map(CredentialSource.Finding::of)
          .orElse(CredentialSource.Finding.nothing(NOWHERE, "not there"));
      registries = new HttpRegistries(
          new RegistryOptions(
              ProxyRoutes.of(proxy, name -> Optional.empty()),
              timeout,
              new RegistryOptions.Security(certificates, insecure),
              mirrors,
              false),
          new CredentialChain(List.of(source)),
          pauses::add);
    }
    return registries;
  }

  ContentSource repository(String name) throws ImageException {
    return registries().repository(ImageName.parse(name));
  }

  @Override
  public void close() throws IOException {
    if (registries != null) {
      registries.close();
    }
  }
}
