package io.github.gok8s.image.registry;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registry, by its name in the names of images.
 *
 * @param name host and, where it is not that of https, port: {@code docker.io}, {@code 127.0.0.1:5000}
 */
record RegistryHost(String name) {

  static final String DOCKER_HUB = "docker.io";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(?::\\d+)?");

  /** Gives the host that answers, which is another one for Docker Hub. */
  String server() {
    return name.equals(DOCKER_HUB) ? "registry-1.docker.io" : name;
  }

  /** Whether it is on this machine, so that what is sent leaves it for nobody to read. */
  boolean isLoopback() {
    return LOOPBACK.matcher(name).matches();
  }

  /** Whether a URL leads to this registry, and so may have its credentials. */
  boolean serves(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String standardPort = "https".equals(uri.getScheme()) ? ":443" : ":80";
    String host = (uri.getHost() + port).toLowerCase(Locale.ROOT);
    String own = server().toLowerCase(Locale.ROOT);
    return host.equals(own) || (port.isEmpty() && (host + standardPort).equals(own));
  }

  /** By hand: what records have of themselves takes a young JVM 25 ms to link, and an unchanged push compares nothing else. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegistryHost that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
