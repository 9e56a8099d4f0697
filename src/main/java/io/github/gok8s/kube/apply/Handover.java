package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Tree;

/** Applies single fields of a live object, each under the manager that owns it. */
public final class Handover {

  /** The annotation of {@code kubectl rollout restart}, so that both mean the same. */
  static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private Handover() {}

  /** Sets the replicas, and gives the object as it is then. */
  public static JsonObject replicas(
      ApiClient api, String namespace, LiveObject workload, int replicas)
      throws KubeException, InterruptedException {
    JsonObject spec = new JsonObject();
    spec.addProperty("replicas", replicas);
    return apply(api, namespace, workload, FieldManagers.REPLICAS, spec);
  }

  /** Starts all pods anew, one after the other, and gives the object as it is then. */
  public static JsonObject restart(
      ApiClient api, String namespace, LiveObject workload, String time)
      throws KubeException, InterruptedException {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(RESTARTED_AT, time);
    JsonObject metadata = new JsonObject();
    metadata.add("annotations", annotations);
    JsonObject template = new JsonObject();
    template.add("metadata", metadata);
    JsonObject spec = new JsonObject();
    spec.add("template", template);
    return apply(api, namespace, workload, FieldManagers.RESTART, spec);
  }

  /**
   * Gives a workload other pods, and gives the object as it is then.
   *
   * @param template the pods, as a ReplicaSet has them
   */
  public static JsonObject template(
      ApiClient api, String namespace, LiveObject workload, JsonObject template)
      throws KubeException, InterruptedException {
    JsonObject owned = OwnedFields.of(workload.tree(), FieldManagers.MAIN)
        .orElseThrow(() -> KubeException.inProject(
            workload.title() + " was not applied by this plugin, so it can't be led back by it."));
    JsonObject pods = template.deepCopy();
    Tree.at(pods, "metadata")
        .ifPresent(metadata -> metadata.getAsJsonObject().remove("creationTimestamp"));
    Tree.at(pods, "metadata", "labels")
        .ifPresent(labels -> labels.getAsJsonObject().remove("pod-template-hash"));
    Tree.at(pods, "metadata", "annotations")
        .ifPresent(all -> all.getAsJsonObject().remove(RESTARTED_AT));
    owned.getAsJsonObject("spec").add("template", pods);
    return send(api, namespace, workload, FieldManagers.MAIN, owned);
  }

  private static JsonObject apply(
      ApiClient api, String namespace, LiveObject workload, String manager, JsonObject spec)
      throws KubeException, InterruptedException {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", workload.name());
    JsonObject tree = new JsonObject();
    tree.addProperty("apiVersion", workload.type().apiVersion());
    tree.addProperty("kind", workload.type().kind());
    tree.add("metadata", metadata);
    tree.add("spec", spec);
    return send(api, namespace, workload, manager, tree);
  }

  private static JsonObject send(
      ApiClient api, String namespace, LiveObject workload, String manager, JsonObject tree)
      throws KubeException, InterruptedException {
    return api.send(
            ApiRequest.apply(workload.type().path(namespace, workload.name()), manager, tree)
                .with("force", "true"))
        .orThrow(workload.title() + " can't be changed");
  }
}
