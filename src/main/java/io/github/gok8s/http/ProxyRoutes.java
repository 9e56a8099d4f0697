package io.github.gok8s.http;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which proxy leads to which server: that of settings.xml, else, as for the go command and docker, those of the environment
 * variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}.
 *
 * @param byScheme the proxies for {@code http} and {@code https}
 * @see <a href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config">httpproxy.Config</a>
 */
public record ProxyRoutes(Map<String, HttpProxy> byScheme) {

  public ProxyRoutes {
    byScheme = Map.copyOf(byScheme);
  }

  /** Finds the proxies: that of settings.xml, else those of the environment. */
  public static ProxyRoutes of(
      Optional<HttpProxy> settings, Function<String, Optional<String>> environment) {
    if (settings.isPresent()) {
      return new ProxyRoutes(Map.of("http", settings.get(), "https", settings.get()));
    }
    HostPatterns direct =
        HostPatterns.ofNoProxy(variable("NO_PROXY", environment).orElse(""));
    Map<String, HttpProxy> proxies = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      variable(scheme.toUpperCase(Locale.ROOT) + "_PROXY", environment)
          .flatMap(url -> parse(url, direct))
          .ifPresent(proxy -> proxies.put(scheme, proxy));
    }
    return new ProxyRoutes(proxies);
  }

  /** Gives the proxy that leads to a server; empty if it is reached without one. */
  public Optional<HttpProxy> to(String scheme, String host) {
    return HostPatterns.isThisMachine(host)
        ? Optional.empty()
        : Optional.ofNullable(byScheme.get(scheme)).filter(proxy -> proxy.serves(host));
  }

  private static Optional<String> variable(
      String name, Function<String, Optional<String>> environment) {
    return environment.apply(name).or(() -> environment.apply(name.toLowerCase(Locale.ROOT)));
  }

  private static Optional<HttpProxy> parse(String text, HostPatterns direct) {
    try {
      URI url = URI.create(text.contains("://") ? text : "http://" + text);
      Optional<HttpProxy.Credentials> credentials =
          Optional.ofNullable(url.getUserInfo()).map(HttpProxy.Credentials::parse);
      int port = url.getPort() >= 0 ? url.getPort() : 80;
      return Optional.ofNullable(url.getHost())
          .map(host -> new HttpProxy(host, port, direct, credentials));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
