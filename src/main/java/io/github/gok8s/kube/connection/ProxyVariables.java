package io.github.gok8s.kube.connection;

import io.github.gok8s.http.HostPatterns;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables by which kubectl finds a proxy; as Go reads them, lower case counts too. */
final class ProxyVariables {

  private ProxyVariables() {}

  /** Gives the proxy on the way to a server; nothing is between this machine and itself. */
  static Optional<URI> proxyFor(URI server, Map<String, String> environment) {
    String noProxy = variable(environment, "NO_PROXY").orElse("");
    if (HostPatterns.isThisMachine(server.getHost())
        || HostPatterns.ofNoProxy(noProxy).match(server.getHost())) {
      return Optional.empty();
    }
    String name = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    return variable(environment, name)
        .map(text -> URI.create(text.contains("://") ? text : "http://" + text))
        .filter(uri -> uri.getHost() != null);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }
}
