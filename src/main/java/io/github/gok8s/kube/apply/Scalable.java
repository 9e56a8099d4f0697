package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.Ownership;
import java.util.Optional;
import java.util.Set;

/** The kinds that have replicas, whose number the main field manager never owns. */
final class Scalable {

  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "ReplicaSet");

  private Scalable() {}

  static boolean isScalable(KubeObject object) {
    return object.group().equals("apps") && KINDS.contains(object.kind());
  }

  /** Gives the number that an object asks for, if it asks for one. */
  static Optional<Integer> replicas(KubeObject object) {
    return isScalable(object)
            && object.tree().get("spec") instanceof JsonObject spec
            && spec.get("replicas") instanceof JsonPrimitive replicas
        ? Optional.of(replicas.getAsInt())
        : Optional.empty();
  }

  /** Gives the number to begin with, where an autoscaler decides on what comes then. */
  static Optional<Integer> initialReplicas(KubeObject object) {
    return Ownership.annotation(object, Ownership.INITIAL_REPLICAS)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::valueOf);
  }

  /** Gives the object without the number. */
  static KubeObject withoutReplicas(KubeObject object) {
    if (replicas(object).isEmpty()) {
      return object;
    }
    JsonObject tree = object.tree().deepCopy();
    tree.getAsJsonObject("spec").remove("replicas");
    return new KubeObject(tree);
  }

  /** Gives what the manager of the replicas applies. */
  static JsonObject onlyReplicas(KubeObject object, int replicas) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", object.name());
    JsonObject spec = new JsonObject();
    spec.addProperty("replicas", replicas);
    JsonObject tree = new JsonObject();
    tree.addProperty("apiVersion", object.apiVersion());
    tree.addProperty("kind", object.kind());
    tree.add("metadata", metadata);
    tree.add("spec", spec);
    return tree;
  }
}
