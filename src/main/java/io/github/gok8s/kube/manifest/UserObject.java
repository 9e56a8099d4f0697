package io.github.gok8s.kube.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.YamlDocument;
import java.util.Map;
import java.util.Set;

/**
 * An object of the user's manifests.
 *
 * @param tree what stands there, with the name and the API version that can go without saying
 * @param source the document
 */
record UserObject(JsonObject tree, YamlDocument source) {

  private static final Map<String, String> API_VERSIONS = Map.ofEntries(
      Map.entry("Deployment", "apps/v1"),
      Map.entry("StatefulSet", "apps/v1"),
      Map.entry("DaemonSet", "apps/v1"),
      Map.entry("Job", "batch/v1"),
      Map.entry("CronJob", "batch/v1"),
      Map.entry("Pod", "v1"),
      Map.entry("Service", "v1"),
      Map.entry("ServiceAccount", "v1"),
      Map.entry("ConfigMap", "v1"),
      Map.entry("PersistentVolumeClaim", "v1"),
      Map.entry("HorizontalPodAutoscaler", "autoscaling/v2"),
      Map.entry("PodDisruptionBudget", "policy/v1"),
      Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
      Map.entry("Ingress", "networking.k8s.io/v1"));

  /** What kubectl's tools read from the same folders, and no server knows. */
  private static final Set<String> OF_TOOLS = Set.of("kustomize.config.k8s.io", "skaffold");

  /**
   * Completes what stands in a file.
   *
   * @param defaultName the name of what has none: the workload's
   * @throws KubeException if it is no object
   */
  static UserObject of(JsonObject tree, YamlDocument source, String defaultName)
      throws KubeException {
    String place = source.place(tree);
    String kind = text(tree, "kind");
    if (kind.isEmpty()) {
      throw KubeException.inProject(
          place + " has no kind: write kind: Deployment, or which other it is.");
    }
    String apiVersion = text(tree, "apiVersion");
    if (apiVersion.isEmpty()) {
      apiVersion = API_VERSIONS.getOrDefault(kind, "");
      if (apiVersion.isEmpty()) {
        throw KubeException.inProject(
            place + " has no apiVersion, and there is no usual one for " + kind + ".");
      }
      tree.addProperty("apiVersion", apiVersion);
    }
    String group = apiVersion.replaceFirst("/.*", "");
    if (OF_TOOLS.contains(group)) {
      throw KubeException.inProject(
          place + " is a " + kind
              + ", which is for another tool and not for a cluster: let <workload><manifests> (-Dk8s.manifests) name what that tool makes of it.");
    }
    if (tree.get("metadata") == null || tree.get("metadata").isJsonNull()) {
      tree.add("metadata", new JsonObject());
    }
    if (!(tree.get("metadata") instanceof JsonObject metadata)) {
      throw KubeException.inProject(place + " has metadata that is no object.");
    }
    if (text(metadata, "name").isEmpty()) {
      metadata.addProperty("name", defaultName);
    }
    return new UserObject(tree, source);
  }

  String kind() {
    return text(tree, "kind");
  }

  String name() {
    return text(tree.getAsJsonObject("metadata"), "name");
  }

  String place() {
    return source.place(tree);
  }

  /** Whether another object is the same one in a cluster. */
  boolean isSameAs(JsonObject other) {
    return key(other).equals(key(tree));
  }

  private static String key(JsonObject tree) {
    String apiVersion = text(tree, "apiVersion");
    String group = apiVersion.contains("/") ? apiVersion.replaceFirst("/.*", "") : "";
    return group + " " + text(tree, "kind") + " " + text(tree.getAsJsonObject("metadata"), "name");
  }

  private static String text(JsonObject tree, String member) {
    JsonElement value = tree.get(member);
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
