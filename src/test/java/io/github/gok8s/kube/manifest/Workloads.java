package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A workload to be varied in tests: the Deployment shop with one port. */
final class Workloads {

  static final String IMAGE = "registry.example.com/shop@sha256:0123456789abcdef";

  WorkloadKind kind = WorkloadKind.DEPLOYMENT;
  String name = "shop";
  Optional<String> namespace = Optional.empty();
  OptionalInt replicas = OptionalInt.empty();
  Optional<Autoscale> autoscale = Optional.empty();
  List<ContainerPort> ports = List.of(new ContainerPort("http", 8080, "TCP"));
  Optional<Exposure> exposure = Optional.empty();
  Map<String, String> variables = Map.of();
  Map<String, String> requests = Map.of();
  Map<String, String> limits = Map.of();
  List<String> volumes = List.of();
  List<String> pullSecrets = List.of();
  Optional<String> serviceAccount = Optional.empty();
  Optional<String> schedule = Optional.empty();
  String storage = "1Gi";

  Workload workload() throws KubeException {
    return new Workload(
        kind,
        new Workload.Identity(name, namespace, "1.0", "example"),
        new Workload.Program(
            IMAGE,
            "Always",
            ports,
            new Workload.Environment(variables, List.of(), Workload.GoRuntime.SEES_CPU_LIMIT),
            Resources.of(requests, limits),
            Probes.of(null, null, null, !ports.isEmpty()),
            new Workload.User(65532, Optional.of(65532L)),
            volumes),
        new Workload.Pod(pullSecrets, serviceAccount, schedule, storage, false),
        new Workload.Scaling(replicas, autoscale, true),
        exposure);
  }
}
