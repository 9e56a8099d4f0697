package io.github.gok8s.mojo;

import io.github.gok8s.http.HttpProxy;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that settings.xml names for https.
 *
 * @param host its name or address
 * @param port its port
 * @param nonProxyHosts the hosts that are reached without it, as in {@code *.example.com|localhost}
 * @param user whom it asks for, if it does
 * @param password the password, decrypted
 */
record SettingsProxy(
    String host, int port, String nonProxyHosts, Optional<String> user, Optional<String> password) {

  /** Only asks for the proxy: nothing is connected to, and no {@code nonProxyHosts} has this name. */
  private static final RemoteRepository ANY_HTTPS_HOST =
      new RemoteRepository.Builder("any", "default", "https://any-host.invalid").build();

  /** Gives the proxy that Maven itself would take for an https address: the one for https, else the one for http. */
  static Optional<SettingsProxy> of(MavenSession session) {
    RepositorySystemSession repositories = session.getRepositorySession();
    Proxy proxy = repositories.getProxySelector().getProxy(ANY_HTTPS_HOST);
    if (proxy == null) {
      return Optional.empty();
    }
    RemoteRepository behindProxy =
        new RemoteRepository.Builder(ANY_HTTPS_HOST).setProxy(proxy).build();
    // Maven has decrypted the password when it made its session
    try (AuthenticationContext credentials =
        AuthenticationContext.forProxy(repositories, behindProxy)) {
      return Optional.of(new SettingsProxy(
          proxy.getHost(),
          proxy.getPort(),
          nonProxyHosts(session, proxy),
          credential(credentials, AuthenticationContext.USERNAME),
          credential(credentials, AuthenticationContext.PASSWORD)));
    }
  }

  /** Gives it as the other packages know it. */
  HttpProxy toHttpProxy() {
    return HttpProxy.ofSettings(
        host,
        port,
        nonProxyHosts,
        user.map(name -> new HttpProxy.Credentials(name, password.orElse(""))));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }

  private static String nonProxyHosts(MavenSession session, Proxy proxy) {
    return session.getSettings().getProxies().stream()
        .filter(candidate -> candidate.isActive()
            && proxy.getHost().equals(candidate.getHost())
            && proxy.getPort() == candidate.getPort())
        .map(candidate -> Optional.ofNullable(candidate.getNonProxyHosts()).orElse(""))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> credential(
      @Nullable AuthenticationContext credentials, String name) {
    return credentials == null ? Optional.empty() : Optional.ofNullable(credentials.get(name));
  }
}
