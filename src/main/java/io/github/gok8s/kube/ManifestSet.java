package io.github.gok8s.kube;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.yaml.YamlText;
import io.github.gok8s.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The objects that one module brings to a cluster: the content of {@code target/k8s/manifests.yaml}.
 *
 * <p>Replicas stand in it where the project says how many, and do not where an autoscaler decides.
 *
 * @param objects in the order in which they are applied; no two of one kind, namespace and name
 */
public record ManifestSet(List<KubeObject> objects) {

  /** The order of Helm, by and large; what is not named comes last, custom resources among it. */
  private static final List<String> ORDER = List.of(
      "Namespace",
      "NetworkPolicy",
      "ResourceQuota",
      "LimitRange",
      "PodDisruptionBudget",
      "ServiceAccount",
      "Secret",
      "ConfigMap",
      "StorageClass",
      "PersistentVolume",
      "PersistentVolumeClaim",
      "CustomResourceDefinition",
      "ClusterRole",
      "ClusterRoleBinding",
      "Role",
      "RoleBinding",
      "Service",
      "DaemonSet",
      "Pod",
      "Deployment",
      "StatefulSet",
      "Job",
      "CronJob",
      "HorizontalPodAutoscaler",
      "Ingress");

  private static final Set<String> WORKLOADS =
      Set.of("Pod", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

  /** Puts the objects in order. */
  public ManifestSet {
    objects =
        objects.stream().sorted(Comparator.comparingInt(ManifestSet::rank)).toList();
    Set<String> seen = new HashSet<>();
    for (KubeObject object : objects) {
      if (!seen.add(object.group() + "/" + object.kind() + " "
          + object.namespace().orElse("") + "/" + object.name())) {
        throw new IllegalArgumentException(
            "two objects are " + object.kind() + " " + object.name());
      }
    }
  }

  /**
   * Writes the file, unless it already says the same.
   *
   * @return whether it was written
   */
  public boolean writeTo(Path file) throws IOException {
    return AtomicFile.writeIfChanged(file, yaml().getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the objects as YAML, a document each; the same objects give the same text. */
  public String yaml() {
    return objects.stream()
        .map(object -> YamlText.of(object.tree()))
        .collect(Collectors.joining("---\n"));
  }

  /** Gives the object with the annotation {@link Ownership#GROUP_KINDS}; a set that the goal {@code manifests} made has one. */
  public Optional<KubeObject> anchor() {
    return objects.stream()
        .filter(object -> Ownership.annotation(object, Ownership.GROUP_KINDS).isPresent())
        .findFirst();
  }

  /** Lists the objects that make pods. */
  public List<KubeObject> workloads() {
    return objects.stream().filter(object -> WORKLOADS.contains(object.kind())).toList();
  }

  /** Gives the object with a kind and a name. */
  public Optional<KubeObject> find(String kind, String name) {
    return objects.stream()
        .filter(object -> object.kind().equals(kind) && object.name().equals(name))
        .findFirst();
  }

  /**
   * Gives the set with another reference for an image, and the pull policy that fits it, in each container that has the
   * image.
   */
  public ManifestSet withImage(String image, String replacement, String pullPolicy) {
    return changed(tree -> containersIn(tree, container -> {
      if (container.get("image") instanceof JsonPrimitive text
          && text.getAsString().equals(image)) {
        container.addProperty("image", replacement);
        container.addProperty("imagePullPolicy", pullPolicy);
      }
    }));
  }

  /** Gives the set with those objects in another namespace that are in one; what names none stays so. */
  public ManifestSet moved(String from, String to) {
    return changed(tree -> {
      JsonObject metadata = tree.getAsJsonObject("metadata");
      if (metadata.get("namespace") instanceof JsonPrimitive text
          && text.getAsString().equals(from)) {
        metadata.addProperty("namespace", to);
      }
    });
  }

  private ManifestSet changed(Consumer<JsonObject> change) {
    return new ManifestSet(objects.stream()
        .map(object -> {
          JsonObject tree = object.tree().deepCopy();
          change.accept(tree);
          return new KubeObject(tree);
        })
        .toList());
  }

  private static void containersIn(JsonElement element, Consumer<JsonObject> action) {
    if (element instanceof JsonArray items) {
      items.forEach(item -> containersIn(item, action));
    } else if (element instanceof JsonObject object) {
      if (object.has("image")) {
        action.accept(object);
      }
      object.asMap().values().forEach(value -> containersIn(value, action));
    }
  }

  private static int rank(KubeObject object) {
    int place = ORDER.indexOf(object.kind());
    return place < 0 ? ORDER.size() : place;
  }
}
