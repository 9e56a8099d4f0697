package io.github.gok8s.kube.manifest;

import static io.github.gok8s.kube.manifest.JsonLiteral.array;
import static io.github.gok8s.kube.manifest.JsonLiteral.object;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside a workload: its account, its autoscaler, and what protects it.
 *
 * @param workload the workload
 */
record CompanionObjects(Workload workload) {

  List<JsonObject> trees() {
    List<JsonObject> trees = new ArrayList<>();
    if (workload.hasOwnAccount()) {
      trees.add(serviceAccount());
    }
    if (workload.pod().networkPolicy()) {
      trees.add(networkPolicy());
    }
    if (workload.kind().isScaled()) {
      workload.scaling().autoscale().ifPresent(autoscale -> trees.add(autoscaler(autoscale)));
      // with one pod a budget would keep its node from ever being emptied
      if (workload.scaling().disruptionBudget() && workload.scaling().fewest() > 1) {
        trees.add(disruptionBudget());
      }
    }
    return trees;
  }

  private JsonObject serviceAccount() {
    return new ObjectHead(workload)
        .object(
            "v1",
            "ServiceAccount",
            workload.identity().name(),
            "automountServiceAccountToken",
            false);
  }

  private JsonObject autoscaler(Autoscale autoscale) {
    JsonObject spec = object(
        "scaleTargetRef",
        object(
            "apiVersion",
            workload.kind().apiVersion(),
            "kind",
            workload.kind().kind(),
            "name",
            workload.identity().name()));
    autoscale.limits().entrySet().forEach(entry -> spec.add(entry.getKey(), entry.getValue()));
    return head().object("autoscaling/v2", "HorizontalPodAutoscaler", spec);
  }

  private JsonObject disruptionBudget() {
    return head()
        .object(
            "policy/v1",
            "PodDisruptionBudget",
            object(
                "maxUnavailable",
                1,
                // a pod that is not ready serves nobody, and shall keep no node from being emptied
                "unhealthyPodEvictionPolicy",
                "AlwaysAllow",
                "selector",
                object("matchLabels", workload.identity().selector())));
  }

  /** In to the ports alone, out to everywhere. */
  private JsonObject networkPolicy() {
    List<JsonObject> ports = workload.program().ports().stream()
        .map(port -> object("port", port.number(), "protocol", port.protocol()))
        .toList();
    return head()
        .object(
            "networking.k8s.io/v1",
            "NetworkPolicy",
            object(
                "podSelector",
                object("matchLabels", workload.identity().selector()),
                "policyTypes",
                array("Ingress", "Egress"),
                "ingress",
                ports.isEmpty() ? array() : array(object("ports", array(ports.stream()))),
                "egress",
                array(object())));
  }

  private ObjectHead head() {
    return new ObjectHead(workload);
  }
}
