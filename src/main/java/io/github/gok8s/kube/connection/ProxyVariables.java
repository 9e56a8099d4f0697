package io.github.gok8s.kube.connection;

import io.github.gok8s.http.HostPatterns;
import io.github.gok8s.kube.KubeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables by which kubectl finds a proxy; as Go reads them, lower case counts too. */
final class ProxyVariables {

  private ProxyVariables() {}

  /** Gives the proxy on the way to a server; nothing is between this machine and itself. */
  static Optional<URI> proxyFor(URI server, Map<String, String> environment) throws KubeException {
    String noProxy = variable(environment, "NO_PROXY").orElse("");
    if (HostPatterns.isThisMachine(server.getHost())
        || HostPatterns.ofNoProxy(noProxy).match(server.getHost())) {
      return Optional.empty();
    }
    String name = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    Optional<String> text = variable(environment, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        parse(text.get().contains("://") ? text.get() : "http://" + text.get())
            .orElseThrow(
                () -> KubeException.inEnvironment(
                    "The variable " + name + " is \"" + withoutUser(text.get())
                        + "\": it has to be a URL of http, https or socks5, as in http://proxy.example.com:3128.")));
  }

  /** Gives the URL of a proxy, if it is one of a kind that can be used. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text.strip());
      return Optional.of(uri)
          .filter(any -> any.getHost() != null && any.getScheme() != null)
          .filter(any -> any.getScheme().matches("https?|socks5h?"));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Gives the text for people: what stands before the @ may be a password. */
  static String withoutUser(String text) {
    return text.replaceFirst("(?s)^([a-zA-Z0-9+.-]*://)?.*@", "$1…@");
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }
}
