package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.apply.FieldManagers;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.util.List;
import java.util.Optional;

/** Puts an autoscaler over what was deployed. */
public final class Autoscaling {

  private final ApiClient api;
  private final Release release;

  public Autoscaling(ApiClient api, Release release) {
    this.api = api;
    this.release = release;
  }

  /**
   * Makes or changes the autoscaler.
   *
   * @param limits its {@code spec}, without what it scales
   * @return what may keep it from working
   * @throws KubeException if there is nothing to scale, or another autoscaler is there
   */
  public List<String> set(JsonObject limits) throws KubeException, InterruptedException {
    LiveObject workload = Workloads.scalable(api, release);
    ReleaseObjects objects = new ReleaseObjects(api, new ResourceTypes(api));
    Optional<String> other = objects.autoscalers(release.namespace()).stream()
        .filter(scaler -> scaler.targetKind().equals(workload.type().kind())
            && scaler.targetName().equals(workload.name())
            && !scaler.name().equals(release.instance()))
        .map(scaler -> scaler.name())
        .findFirst();
    if (other.isPresent()) {
      throw KubeException.inProject("The autoscaler " + other.get() + " scales " + workload.title()
          + " already, and two of them would fight. Delete it first: kubectl delete hpa "
          + other.get() + " -n " + release.namespace() + ".");
    }
    Optional<LiveObject> known =
        objects.get(release.namespace(), ResourceTypes.AUTOSCALER, release.instance());
    api.send(ApiRequest.apply(
                ResourceTypes.AUTOSCALER.path(release.namespace(), release.instance()),
                FieldManagers.MAIN,
                tree(workload, limits, known))
            .with("force", "true"))
        .orThrow("The autoscaler " + release.instance() + " can't be set");
    return new AutoscalerDoctor(api).complaints(workload.tree());
  }

  /** One that deploy has made stays deploy's own: marked as this goal's it would never be an orphan. */
  private JsonObject tree(LiveObject workload, JsonObject limits, Optional<LiveObject> known) {
    boolean isDeployed = known.isPresent()
        && Tree.text(known.get().tree(), "metadata", "labels", Ownership.MANAGED_BY)
            .equals(Optional.of(Ownership.MANAGER))
        && Tree.text(known.get().tree(), "metadata", "annotations", ReleaseObjects.MADE_BY)
            .isEmpty();
    JsonObject labels = new JsonObject();
    labels.addProperty(Ownership.NAME, release.instance());
    labels.addProperty(Ownership.INSTANCE, release.instance());
    labels.addProperty(Ownership.MANAGED_BY, Ownership.MANAGER);
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", release.instance());
    metadata.add("labels", labels);
    if (!isDeployed) {
      JsonObject annotations = new JsonObject();
      annotations.addProperty(ReleaseObjects.MADE_BY, "autoscale");
      metadata.add("annotations", annotations);
    }
    JsonObject target = new JsonObject();
    target.addProperty("apiVersion", workload.type().apiVersion());
    target.addProperty("kind", workload.type().kind());
    target.addProperty("name", workload.name());
    JsonObject spec = limits.deepCopy();
    spec.add("scaleTargetRef", target);
    JsonObject tree = new JsonObject();
    tree.addProperty("apiVersion", ResourceTypes.AUTOSCALER.apiVersion());
    tree.addProperty("kind", ResourceTypes.AUTOSCALER.kind());
    tree.add("metadata", metadata);
    tree.add("spec", spec);
    return tree;
  }
}
