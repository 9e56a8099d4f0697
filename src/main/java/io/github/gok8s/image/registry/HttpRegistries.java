package io.github.gok8s.image.registry;

import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Registries;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Opens repositories over HTTP. What it learns of registries, and their connections, serve until it is closed. */
public final class HttpRegistries implements Registries, AutoCloseable {

  private final RegistryOptions options;
  private final CredentialChain credentials;
  private final RegistryHttp http;
  private final Map<String, ContentSource> repositories = new ConcurrentHashMap<>();

  public HttpRegistries(RegistryOptions options, CredentialChain credentials) {
    this(options, credentials, Pause.REAL);
  }

  HttpRegistries(RegistryOptions options, CredentialChain credentials, Pause pause) {
    this.options = options;
    this.credentials = credentials;
    this.http = new RegistryHttp(options, pause);
  }

  @Override
  public ContentSource repository(ImageName name) throws ImageException {
    if (options.offline()) {
      throw ImageException.inEnvironment("mvn -o makes no connections, and " + name
          + " would have to be pulled. Run once without -o: it is kept.");
    }
    // it knows its token, and the mirrors that have failed
    return repositories.computeIfAbsent(name.withRegistry(), full -> source(name));
  }

  private RegistrySource source(ImageName name) {
    List<RepositoryReader> places = options.mirrors().of(Repository.of(name)).stream()
        .map(place -> new RepositoryReader(client(place, Purpose.PULL, List.of())))
        .toList();
    return new RegistrySource(places);
  }

  RepositoryClient client(Repository repository, Purpose purpose, List<Repository> mountable) {
    return new RepositoryClient(http, credentials, repository, purpose, mountable);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
