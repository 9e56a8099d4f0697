package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.Autoscaler;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.MinimalRole;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Parallel;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a cluster for what a deploy and an autoscaler need. */
public final class Doctor {

  private static final List<ResourceType> NEEDED = List.of(
      ResourceTypes.DEPLOYMENT,
      ResourceTypes.SERVICE,
      new ResourceType("", "v1", "ServiceAccount", "serviceaccounts", true),
      ResourceTypes.CONFIG_MAP,
      ResourceTypes.AUTOSCALER,
      new ResourceType("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true));

  private final ApiClient api;
  private final Release release;

  public Doctor(ApiClient api, Release release) {
    this.api = api;
    this.release = release;
  }

  /**
   * One thing that was looked at.
   *
   * @param isWell whether it is as it should be
   * @param text what was found, and what to do
   */
  public record Finding(boolean isWell, String text) {}

  /** Looks at everything. */
  public List<Finding> findings() throws KubeException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(rights());
    findings.add(nodes());
    AutoscalerDoctor autoscalers = new AutoscalerDoctor(api);
    findings.add(
        autoscalers.hasMetrics()
            ? new Finding(true, "metrics API   there: autoscalers see CPU and memory")
            : new Finding(
                false,
                "metrics API   not there: autoscalers see no CPU. " + autoscalers.metricsCure()));
    findings.addAll(workloads(autoscalers));
    return findings;
  }

  private Finding rights() throws KubeException, InterruptedException {
    List<Boolean> allowed = Parallel.map(NEEDED, this::mayApply);
    List<ResourceType> missing = new ArrayList<>();
    for (int i = 0; i < NEEDED.size(); i++) {
      if (!allowed.get(i)) {
        missing.add(NEEDED.get(i));
      }
    }
    return missing.isEmpty()
        ? new Finding(
            true, "rights        enough to deploy to the namespace " + release.namespace())
        : new Finding(
            false,
            "rights        not enough for "
                + missing.stream().map(ResourceType::plural).collect(Collectors.joining(", "))
                + " in the namespace " + release.namespace()
                + ". Let an administrator bind this role:\n"
                + MinimalRole.of(release.namespace(), NEEDED).yaml());
  }

  private boolean mayApply(ResourceType type) throws KubeException, InterruptedException {
    JsonObject attributes = new JsonObject();
    attributes.addProperty("namespace", release.namespace());
    attributes.addProperty("verb", "patch");
    attributes.addProperty("group", type.group());
    attributes.addProperty("resource", type.plural());
    JsonObject spec = new JsonObject();
    spec.add("resourceAttributes", attributes);
    JsonObject review = new JsonObject();
    review.addProperty("apiVersion", "authorization.k8s.io/v1");
    review.addProperty("kind", "SelfSubjectAccessReview");
    review.add("spec", spec);
    ApiAnswer answer =
        api.send(ApiRequest.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review));
    return Tree.flag(answer.body(), "status", "allowed");
  }

  private Finding nodes() throws KubeException, InterruptedException {
    ApiAnswer nodes = api.send(ApiRequest.get(ResourceTypes.NODE.collection("")));
    if (!nodes.isOk()) {
      return new Finding(true, "nodes         may not be read; what they need is not known");
    }
    TreeSet<String> platforms = new TreeSet<>();
    nodes
        .items()
        .forEach(node -> platforms.add(
            Tree.text(node, "status", "nodeInfo", "operatingSystem").orElse("?") + "/"
                + Tree.text(node, "status", "nodeInfo", "architecture").orElse("?")));
    return nodes.items().isEmpty()
        ? new Finding(false, "nodes         there are none: no pod can run")
        : new Finding(
            true, "nodes         " + nodes.items().size() + ", of " + String.join(", ", platforms));
  }

  private List<Finding> workloads(AutoscalerDoctor doctor)
      throws KubeException, InterruptedException {
    List<Autoscaler> autoscalers =
        new ReleaseObjects(api, new ResourceTypes(api)).autoscalers(release.namespace());
    List<Finding> findings = new ArrayList<>();
    for (LiveObject workload : Workloads.all(api, release)) {
      List<Autoscaler> own = autoscalers.stream()
          .filter(one -> Autoscaler.of(workload.type().kind(), workload.name(), List.of(one))
              .isPresent())
          .toList();
      if (own.size() > 1) {
        findings.add(new Finding(
            false,
            "autoscaler    " + own.size() + " scale " + workload.title() + ": "
                + own.stream().map(Autoscaler::name).collect(Collectors.joining(", "))
                + ". Delete all but one."));
      }
      keda(workload).ifPresent(findings::add);
      if (!own.isEmpty()) {
        doctor.complaints(workload.tree()).stream()
            .filter(complaint -> !complaint.contains("metrics API"))
            .forEach(complaint -> findings.add(new Finding(false, "autoscaler    " + complaint)));
        findings.add(new Finding(
            true,
            "autoscaler    " + own.get(0).name() + " keeps " + workload.title() + " between "
                + own.get(0).min() + " and " + own.get(0).max()));
      }
    }
    return findings;
  }

  private Optional<Finding> keda(LiveObject workload) throws KubeException, InterruptedException {
    ApiAnswer scaled = api.send(ApiRequest.get(
        "/apis/keda.sh/v1alpha1/namespaces/" + release.namespace() + "/scaledobjects"));
    return scaled.items().stream()
        .filter(object -> Tree.text(object, "spec", "scaleTargetRef", "name")
            .equals(Optional.of(workload.name())))
        .findFirst()
        .map(object -> new Finding(
            true,
            "autoscaler    KEDA's ScaledObject " + Tree.name(object) + " scales " + workload.title()
                + "; leave <autoscale> out"));
  }
}
