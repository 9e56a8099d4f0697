package io.github.gok8s.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names hosts that are reached without a proxy.
 *
 * @param patterns names and addresses in which {@code *} stands for anything, and ranges of addresses such as {@code 10.0.0.0/8}
 */
public record HostPatterns(List<String> patterns) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  public HostPatterns {
    patterns = List.copyOf(patterns);
  }

  /** Takes the form of settings.xml: patterns separated by {@code |} or a comma. */
  static HostPatterns ofSettings(String text) {
    return new HostPatterns(entries(text, "[|,]").toList());
  }

  /**
   * Takes the form of {@code NO_PROXY}: {@code example.com} stands for its subdomains too, {@code .example.com} for them alone.
   *
   * @see <a href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config">httpproxy.Config</a>
   */
  public static HostPatterns ofNoProxy(String text) {
    return new HostPatterns(entries(text, ",")
        .flatMap(
            host -> host.startsWith(".") ? Stream.of("*" + host) : Stream.of(host, "*." + host))
        .toList());
  }

  /** Whether a host is this machine; no proxy leads to it, whatever is configured, as for the go command and docker. */
  public static boolean isThisMachine(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  public boolean match(String host) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, host));
  }

  private static boolean matches(String pattern, String host) {
    if (pattern.indexOf('/') > 0) {
      return AddressRange.covers(pattern, host);
    }
    String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return host.toLowerCase(Locale.ROOT).matches(regex);
  }

  private static Stream<String> entries(String text, String separator) {
    return Stream.of(text.split(separator)).map(String::strip).filter(entry -> !entry.isEmpty());
  }
}
