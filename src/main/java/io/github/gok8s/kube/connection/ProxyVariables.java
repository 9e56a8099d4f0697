package io.github.gok8s.kube.connection;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables by which kubectl finds a proxy; as Go reads them, lower case counts too. */
final class ProxyVariables {

  private ProxyVariables() {}

  /** Gives the proxy on the way to a server; nothing is between this machine and itself. */
  static Optional<URI> proxyFor(URI server, Map<String, String> environment) {
    String host = server.getHost().toLowerCase(Locale.ROOT);
    if (isLoopback(host) || isExempt(host, variable(environment, "NO_PROXY").orElse(""))) {
      return Optional.empty();
    }
    String name = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    return variable(environment, name)
        .map(text -> URI.create(text.contains("://") ? text : "http://" + text))
        .filter(uri -> uri.getHost() != null);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static boolean isExempt(String host, String list) {
    return Arrays.stream(list.split(","))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> covers(entry, host));
  }

  private static boolean covers(String entry, String host) {
    if (entry.equals("*") || entry.equals(host)) {
      return true;
    }
    if (entry.indexOf('/') > 0) {
      return AddressRange.covers(entry, host);
    }
    String domain =
        entry.startsWith("*.") ? entry.substring(1) : entry.startsWith(".") ? entry : "." + entry;
    return host.endsWith(domain);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }
}
