package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import java.util.ArrayList;
import java.util.List;

/** Finds the containers that are the nodes of a local cluster. */
final class ClusterNodes {

  private final Programs programs;

  ClusterNodes(Programs programs) {
    this.programs = programs;
  }

  List<ContainerdNode> ofKind(String cluster) throws ImageException, InterruptedException {
    String engine = programs
        .variable("KIND_EXPERIMENTAL_PROVIDER")
        .orElse(programs.has("docker") || !programs.has("podman") ? "docker" : "podman");
    return nodes(
        engine,
        "kind cluster " + cluster,
        "io.x-k8s.kind.cluster=" + cluster,
        List.of("io.x-k8s.kind.role=control-plane", "io.x-k8s.kind.role=worker"));
  }

  List<ContainerdNode> ofK3d(String cluster) throws ImageException, InterruptedException {
    return nodes(
        "docker",
        "k3d cluster " + cluster,
        "k3d.cluster=" + cluster,
        List.of("k3d.role=server", "k3d.role=agent"));
  }

  /** Asks for each role by itself: filters are joined by "and". Load balancers have others. */
  private List<ContainerdNode> nodes(
      String engine, String cluster, String ofCluster, List<String> roles)
      throws ImageException, InterruptedException {
    List<ContainerdNode> nodes = new ArrayList<>();
    for (String role : roles) {
      programs
          .output(List.of(
              engine,
              "ps",
              "--filter",
              "label=" + ofCluster,
              "--filter",
              "label=" + role,
              "--format",
              "{{.Names}}"))
          .lines()
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(name -> nodes.add(ContainerdNode.inContainer(engine, name)));
    }
    if (nodes.isEmpty()) {
      throw ImageException.inEnvironment(
          "The image can't be loaded: " + engine + " runs no node of the " + cluster
              + ". Is it started, and the current context the right one?");
    }
    return nodes;
  }
}
