package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.array;
import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The Service, and what belongs to it.
 *
 * @param workload the workload
 */
record ServiceObjects(Workload workload) {

  /** Gives the name of the Service that gives the pods of a StatefulSet their names. */
  static String headlessName(Workload workload) {
    return workload.identity().name() + "-pods";
  }

  List<JsonObject> trees() {
    List<JsonObject> trees = new ArrayList<>();
    boolean serves = !workload.program().ports().isEmpty() && !workload.kind().ends();
    if (workload.kind() == WorkloadKind.STATEFUL_SET) {
      trees.add(headless());
    }
    if (serves) {
      workload.exposure().ifPresent(exposure -> {
        trees.add(service(exposure));
        exposure.ingress().ifPresent(ingress -> trees.add(ingress(ingress)));
      });
    }
    return trees;
  }

  private JsonObject service(Exposure exposure) {
    return new ObjectHead(workload)
        .object(
            "v1",
            "Service",
            object(
                "type",
                exposure.type(),
                "selector",
                workload.identity().selector(),
                "ports",
                ports(exposure)));
  }

  private JsonArray ports(Exposure exposure) {
    List<ContainerPort> ports = workload.program().ports();
    Optional<String> protocol = workload.program().probes().protocolOfFirstPort();
    return array(IntStream.range(0, ports.size())
        .mapToObj(at -> at == 0
            ? port(
                ports.get(0),
                exposure.port().orElse(ports.get(0).number()),
                exposure.nodePort(),
                protocol)
            : port(ports.get(at), ports.get(at).number(), OptionalInt.empty(), Optional.empty())));
  }

  private static JsonObject port(
      ContainerPort port, int number, OptionalInt nodePort, Optional<String> appProtocol) {
    return object(
        "name",
        port.name(),
        "port",
        number,
        "targetPort",
        port.name(),
        "protocol",
        port.protocol(),
        "appProtocol",
        appProtocol,
        "nodePort",
        nodePort);
  }

  /** Has the pods' names from their start on, ready or not: they may need each other for it. */
  private JsonObject headless() {
    JsonArray ports = array(workload.program().ports().stream()
        .map(port -> port(port, port.number(), OptionalInt.empty(), Optional.empty())));
    return new ObjectHead(workload)
        .object(
            "v1",
            "Service",
            headlessName(workload),
            "spec",
            object(
                "clusterIP",
                "None",
                "publishNotReadyAddresses",
                true,
                "selector",
                workload.identity().selector(),
                "ports",
                Optional.of(ports).filter(any -> !any.isEmpty())));
  }

  private JsonObject ingress(Exposure.Ingress ingress) {
    JsonObject backend = object(
        "service",
        object(
            "name",
            workload.identity().name(),
            "port",
            object("name", workload.program().ports().get(0).name())));
    JsonObject path = object("path", ingress.path(), "pathType", "Prefix", "backend", backend);
    Optional<JsonArray> tls = ingress
        .tlsSecret()
        .map(secret ->
            array(object("hosts", ingress.host().map(JsonLiteral::array), "secretName", secret)));
    return new ObjectHead(workload)
        .object(
            "networking.k8s.io/v1",
            "Ingress",
            object(
                "ingressClassName",
                ingress.className(),
                "tls",
                tls,
                "rules",
                array(object("host", ingress.host(), "http", object("paths", array(path))))));
  }
}
