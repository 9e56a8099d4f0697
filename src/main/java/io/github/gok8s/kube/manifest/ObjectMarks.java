package io.github.gok8s.kube.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts into each object what it is found by, and what a change has to show.
 *
 * @param workload the workload
 * @param objects all objects of the set
 */
record ObjectMarks(Workload workload, List<JsonObject> objects) {

  private static final String CAUSE = "kubernetes.io/change-cause";
  private static final int DIGITS = 12;

  /** Kinds that every server has and that belong to no namespace. Of others only a server knows. */
  private static final Set<String> NAMESPACED = Set.of(
      "ConfigMap",
      "CronJob",
      "DaemonSet",
      "Deployment",
      "HorizontalPodAutoscaler",
      "Ingress",
      "Job",
      "LimitRange",
      "NetworkPolicy",
      "PersistentVolumeClaim",
      "Pod",
      "PodDisruptionBudget",
      "ResourceQuota",
      "Role",
      "RoleBinding",
      "Secret",
      "Service",
      "ServiceAccount",
      "StatefulSet");

  void put() {
    for (JsonObject object : objects) {
      JsonObject metadata = object.getAsJsonObject("metadata");
      label(metadata);
      if (NAMESPACED.contains(kind(object)) && !metadata.has("namespace")) {
        workload.identity().namespace().ifPresent(name -> metadata.addProperty("namespace", name));
      }
    }
    JsonObject anchor = anchor();
    annotations(anchor).addProperty(Ownership.GROUP_KINDS, groupKinds());
    if (Containers.template(anchor).isPresent()) {
      annotations(anchor).addProperty(CAUSE, cause());
    }
    ConfigDigest digest = new ConfigDigest(objects);
    for (JsonObject object : objects) {
      Containers.template(object)
          .filter(template -> !kind(object).equals("Pod"))
          .ifPresent(template -> digest.of(template).ifPresent(hash -> {
            if (!(template.get("metadata") instanceof JsonObject)) {
              template.add("metadata", new JsonObject());
            }
            annotations(template).addProperty(Ownership.CONFIG_DIGEST, hash);
          }));
    }
  }

  /** Adds the labels; the two by which objects are found again are ours, others the user may have chosen. */
  private void label(JsonObject metadata) {
    if (!(metadata.get("labels") instanceof JsonObject)) {
      metadata.add("labels", new JsonObject());
    }
    JsonObject labels = metadata.getAsJsonObject("labels");
    for (Map.Entry<String, String> label : workload.identity().labels().entrySet()) {
      boolean isOurs =
          label.getKey().equals(Ownership.INSTANCE) || label.getKey().equals(Ownership.MANAGED_BY);
      if (isOurs || !labels.has(label.getKey())) {
        labels.addProperty(label.getKey(), label.getValue());
      }
    }
  }

  /** Gives the workload; where it is the user's, the first object that makes pods, else the first of all. */
  private JsonObject anchor() {
    return objects.stream()
        .filter(object -> kind(object).equals(workload.kind().kind())
            && object
                .getAsJsonObject("metadata")
                .get("name")
                .getAsString()
                .equals(workload.identity().name()))
        .findFirst()
        .or(() -> objects.stream()
            .filter(object -> Containers.template(object).isPresent())
            .findFirst())
        .orElse(objects.get(0));
  }

  private String groupKinds() {
    return objects.stream()
        .map(object -> {
          String apiVersion = object.get("apiVersion").getAsString();
          int slash = apiVersion.indexOf('/');
          return slash < 0 ? kind(object) : kind(object) + "." + apiVersion.substring(0, slash);
        })
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Gives what {@code kubectl rollout history} shows. */
  private String cause() {
    String image = workload.program().image();
    String digest = image.substring(image.lastIndexOf(':') + 1);
    return workload.identity().version() + ", image "
        + digest.substring(0, Math.min(DIGITS, digest.length()));
  }

  private static JsonObject annotations(JsonObject object) {
    JsonObject metadata = object.getAsJsonObject("metadata");
    JsonElement annotations = metadata.get("annotations");
    if (annotations == null
        || annotations instanceof JsonNull
        || annotations instanceof JsonPrimitive) {
      metadata.add("annotations", new JsonObject());
    }
    return metadata.getAsJsonObject("annotations");
  }

  private static String kind(JsonObject object) {
    return object.get("kind").getAsString();
  }
}
