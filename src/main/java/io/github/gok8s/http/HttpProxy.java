package io.github.gok8s.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proxy for http and https, as settings.xml names it.
 *
 * @param host its name or address
 * @param port its port
 * @param nonProxyHosts the hosts that are reached without it, such as {@code *.example.com}
 * @param credentials what it asks for, if it does
 */
public record HttpProxy(
    String host, int port, List<String> nonProxyHosts, Optional<Credentials> credentials) {

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

  public HttpProxy {
    nonProxyHosts = List.copyOf(nonProxyHosts);
  }

  /** Takes the hosts in the form of settings.xml: patterns with {@code *}, separated by {@code |} or a comma. */
  public static HttpProxy ofSettings(
      String host, int port, String nonProxyHosts, Optional<Credentials> credentials) {
    List<String> patterns = Pattern.compile("[|,]")
        .splitAsStream(nonProxyHosts)
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .toList();
    return new HttpProxy(host, port, patterns, credentials);
  }

  /** Whether the host is reached through this proxy. */
  boolean serves(String target) {
    return nonProxyHosts.stream().noneMatch(pattern -> matches(pattern, target));
  }

  private static boolean matches(String pattern, String target) {
    String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return target.toLowerCase(Locale.ROOT).matches(regex);
  }
}
