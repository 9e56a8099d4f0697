package io.github.gok8s.http;

import java.util.Optional;

/**
 * A proxy for http and https, as settings.xml names it.
 *
 * @param host its name or address
 * @param port its port
 * @param nonProxyHosts the hosts that are reached without it
 * @param credentials what it asks for, if it does
 */
public record HttpProxy(
    String host, int port, HostPatterns nonProxyHosts, Optional<Credentials> credentials) {

  /** A name and a password that no log shows. */
  public record Credentials(String user, String password) {

    /** Takes the form that URLs have, {@code user:password}. */
    public static Credentials parse(String userInfo) {
      String[] parts = userInfo.split(":", 2);
      return new Credentials(parts[0], parts.length > 1 ? parts[1] : "");
    }

    @Override
    public String toString() {
      return user + ":…";
    }
  }

  /** Takes the hosts in the form of settings.xml: patterns with {@code *}, separated by {@code |} or a comma. */
  public static HttpProxy ofSettings(
      String host, int port, String nonProxyHosts, Optional<Credentials> credentials) {
    return new HttpProxy(host, port, HostPatterns.ofSettings(nonProxyHosts), credentials);
  }

  /** Whether the host is reached through this proxy. */
  boolean serves(String target) {
    return !nonProxyHosts.match(target);
  }
}
