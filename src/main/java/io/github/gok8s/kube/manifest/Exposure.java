package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How others reach the program.
 *
 * @param type {@code ClusterIP}, {@code NodePort} or {@code LoadBalancer}
 * @param port the Service's port that leads to the first port of the program; the same number if not given
 * @param nodePort the port of each node for it, where it shall not be any free one
 * @param ingress how it is reached by a name
 */
public record Exposure(
    String type, OptionalInt port, OptionalInt nodePort, Optional<Ingress> ingress) {

  /** No Service, though the program listens. */
  public static final String NONE = "none";

  private static final List<String> TYPES = List.of("ClusterIP", "NodePort", "LoadBalancer", NONE);
  private static final int HIGHEST = 65535;

  /**
   * By which name and path it is reached.
   *
   * @param host {@code shop.example.com}; nothing for every name
   * @param path what the path starts with
   * @param className the controller, where it is not the cluster's default
   * @param tlsSecret the Secret with the certificate, for https
   */
  public record Ingress(
      Optional<String> host, String path, Optional<String> className, Optional<String> tlsSecret) {

    /**
     * Completes what is configured.
     *
     * @throws KubeException if a host or path can't be
     */
    public static Ingress of(
        @Nullable String host,
        @Nullable String path,
        @Nullable String className,
        @Nullable String tlsSecret)
        throws KubeException {
      if (host != null && !KubeName.isObject(host.replaceFirst("^\\*\\.", ""))) {
        throw wrong(
            "ingress><host",
            "ingress.host",
            host,
            "write a name as in shop.example.com or *.example.com.");
      }
      if (path != null && !path.startsWith("/")) {
        throw wrong("ingress><path", "ingress.path", path, "a path starts with \"/\".");
      }
      return new Ingress(
          Optional.ofNullable(host),
          path == null ? "/" : path,
          Optional.ofNullable(className),
          Optional.ofNullable(tlsSecret));
    }
  }

  /**
   * Completes what is configured.
   *
   * @return nothing for the type {@code none}
   * @throws KubeException if a value can't be
   */
  public static Optional<Exposure> of(
      @Nullable String type,
      @Nullable Integer port,
      @Nullable Integer nodePort,
      Optional<Ingress> ingress)
      throws KubeException {
    String known = type == null ? TYPES.get(0) : type(type);
    if (known.equals(NONE)) {
      return Optional.empty();
    }
    if (nodePort != null && known.equals("ClusterIP")) {
      throw wrong(
          "nodePort",
          "nodePort",
          nodePort.toString(),
          "that needs <type>NodePort</type> or LoadBalancer.");
    }
    return Optional.of(
        new Exposure(known, number("port", port), number("nodePort", nodePort), ingress));
  }

  private static String type(String text) throws KubeException {
    for (String type : TYPES) {
      if (type.equalsIgnoreCase(text.strip())) {
        return type;
      }
    }
    throw wrong(
        "type",
        "type",
        text,
        Spelling.nearest(text, TYPES)
            .map(near -> "did you mean " + near + "?")
            .orElse("take one of " + String.join(", ", TYPES) + "."));
  }

  private static OptionalInt number(String element, @Nullable Integer port) throws KubeException {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 1 || port > HIGHEST) {
      throw wrong(
          element, element, port.toString(), "a port is a number from 1 to " + HIGHEST + ".");
    }
    return OptionalInt.of(port);
  }

  private static KubeException wrong(
      String element, String property, String value, String complaint) {
    return KubeException.inProject("<workload><service><" + element + "> (-Dk8s.service." + property
        + ") is \"" + value + "\": " + complaint);
  }
}
