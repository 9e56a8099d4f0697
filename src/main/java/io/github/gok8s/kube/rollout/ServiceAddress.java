package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out where a Service can be reached, and whether anybody answers behind it. */
public final class ServiceAddress {

  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration ENDPOINTS = Duration.ofSeconds(20);

  private final ApiClient api;
  private final Pauses pauses;
  private final String namespace;

  public ServiceAddress(ApiClient api, Pauses pauses, String namespace) {
    this.api = api;
    this.pauses = pauses;
    this.namespace = namespace;
  }

  /**
   * Waits until a Service leads to as many pods as are ready: the controller of endpoints comes a moment after them.
   *
   * @return whether it does, or nobody may look
   */
  public boolean awaitEndpoints(String service, int ready)
      throws KubeException, InterruptedException {
    long deadline = pauses.nanoTime() + ENDPOINTS.toNanos();
    while (true) {
      ApiAnswer answer = api.send(ApiRequest.get(ResourceTypes.ENDPOINT_SLICE.collection(namespace))
          .with("labelSelector", "kubernetes.io/service-name=" + service));
      if (!answer.isOk() || endpoints(answer.items()) >= ready) {
        return true;
      }
      if (pauses.nanoTime() >= deadline) {
        return false;
      }
      pauses.pause(TICK);
    }
  }

  private static long endpoints(List<JsonObject> slices) {
    return slices.stream()
        .flatMap(slice -> Tree.list(slice, "endpoints").stream())
        // what is not said is ready
        .filter(endpoint -> Tree.at(endpoint, "conditions", "ready")
            .map(ready -> ready.getAsBoolean())
            .orElse(true))
        .count();
  }

  /** Gives the URL of the first port: of the load balancer, else of a node; nothing if it can be reached from within only. */
  public Optional<String> url(JsonObject service) throws KubeException, InterruptedException {
    List<JsonObject> ports = Tree.list(service, "spec", "ports");
    if (ports.isEmpty() || Tree.text(ports.get(0), "protocol").orElse("TCP").equals("UDP")) {
      return Optional.empty();
    }
    long port = Tree.number(ports.get(0), "port");
    Optional<String> balancer = Tree.list(service, "status", "loadBalancer", "ingress").stream()
        .findFirst()
        .flatMap(ingress -> Tree.text(ingress, "ip").or(() -> Tree.text(ingress, "hostname")));
    if (balancer.isPresent()) {
      return Optional.of(url(balancer.get(), port));
    }
    long nodePort = Tree.number(ports.get(0), "nodePort");
    return nodePort == 0 ? Optional.empty() : nodeAddress().map(host -> url(host, nodePort));
  }

  /** Gives the URL by which people come in: that of the Ingress, else of the Service. */
  public Optional<String> url(Optional<JsonObject> ingress, Optional<JsonObject> service)
      throws KubeException, InterruptedException {
    Optional<String> byName = ingress.flatMap(ServiceAddress::ofIngress);
    return byName.isPresent() || service.isEmpty() ? byName : url(service.get());
  }

  /** Gives the URL of an Ingress's first rule; nothing if it is for any host, or several. */
  static Optional<String> ofIngress(JsonObject ingress) {
    Optional<JsonObject> rule = Tree.list(ingress, "spec", "rules").stream().findFirst();
    Optional<String> host =
        rule.flatMap(first -> Tree.text(first, "host")).filter(name -> !name.startsWith("*"));
    String path = rule.stream()
        .flatMap(first -> Tree.list(first, "http", "paths").stream())
        .findFirst()
        .flatMap(first -> Tree.text(first, "path"))
        .orElse("/");
    int port = Tree.list(ingress, "spec", "tls").isEmpty() ? 80 : 443;
    return host.map(name -> url(name, port).replaceFirst("/$", "") + path);
  }

  /** Gives the line by which one reaches a Service that has no address outside the cluster. */
  public static String portForward(String namespace, JsonObject service) {
    long port = Tree.list(service, "spec", "ports").stream()
        .findFirst()
        .map(first -> Tree.number(first, "port"))
        .orElse(80L);
    return "kubectl port-forward -n " + namespace + " service/" + Tree.name(service) + " 8080:"
        + port;
  }

  private Optional<String> nodeAddress() throws KubeException, InterruptedException {
    ApiAnswer nodes = api.send(ApiRequest.get(ResourceTypes.NODE.collection("")));
    return nodes.items().stream()
        .filter(node -> Tree.list(node, "status", "conditions").stream()
            .anyMatch(condition -> Tree.text(condition, "type").equals(Optional.of("Ready"))
                && Tree.text(condition, "status").equals(Optional.of("True"))))
        .findFirst()
        .flatMap(node -> address(node, "ExternalIP").or(() -> address(node, "InternalIP")));
  }

  private static Optional<String> address(JsonObject node, String type) {
    return Tree.list(node, "status", "addresses").stream()
        .filter(address -> Tree.text(address, "type").equals(Optional.of(type)))
        .map(address -> Tree.text(address, "address").orElse(""))
        .findFirst();
  }

  private static String url(String host, long port) {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    String scheme = port == 443 ? "https" : "http";
    boolean isUsual = port == 80 || port == 443;
    return scheme + "://" + bracketed + (isUsual ? "" : ":" + port) + "/";
  }
}
