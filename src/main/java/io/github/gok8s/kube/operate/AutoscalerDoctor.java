package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ClusterProduct;
import io.github.gok8s.kube.connection.Tree;
import java.util.ArrayList;
import java.util.List;

/** Knows what an autoscaler needs: numbers to decide by, and requests that they are a part of. */
public final class AutoscalerDoctor {

  private final ApiClient api;

  public AutoscalerDoctor(ApiClient api) {
    this.api = api;
  }

  /** Lists what keeps an autoscaler of a workload from working. */
  public List<String> complaints(JsonObject workload) throws KubeException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    if (!hasMetrics()) {
      complaints.add(
          "The cluster has no metrics API (metrics.k8s.io), so an autoscaler sees no CPU. "
              + metricsCure());
    }
    for (JsonObject container : Tree.list(workload, "spec", "template", "spec", "containers")) {
      // the request of a pod is its limit where only that is given
      if (Tree.at(container, "resources", "requests", "cpu").isEmpty()
          && Tree.at(container, "resources", "limits", "cpu").isEmpty()) {
        complaints.add("The container " + Tree.text(container, "name").orElse("")
            + " requests no CPU, of which a target in percent is a part:"
            + " set <workload><resources><requests><cpu> (-Dk8s.resources.requests).");
      }
    }
    return complaints;
  }

  /** Whether the server answers for metrics. */
  public boolean hasMetrics() throws KubeException, InterruptedException {
    return api.send(ApiRequest.get("/apis/metrics.k8s.io/v1beta1")).isOk();
  }

  /** Gives the line that adds them to this cluster. */
  public String metricsCure() {
    return switch (ClusterProduct.of(api.access())) {
      case MINIKUBE -> "Add it: minikube addons enable metrics-server.";
      case KIND, DOCKER_DESKTOP ->
        "Add metrics-server, with --kubelet-insecure-tls among its arguments.";
      case K3D -> "k3d brings it, and it answers a minute after the start.";
      default -> "Add metrics-server: https://github.com/kubernetes-sigs/metrics-server.";
    };
  }
}
