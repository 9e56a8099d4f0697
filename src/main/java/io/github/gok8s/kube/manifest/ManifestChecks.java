package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in the finished objects what every server would refuse.
 *
 * @param places where the parts come from
 * @param containerName what the module's own container is called
 */
record ManifestChecks(Places places, String containerName) {

  /** What a server takes of the values of a ConfigMap or a Secret. */
  private static final int LARGEST_DATA = 1 << 20;
  /** Roles may be called nearly anything. */
  private static final Set<String> FREE_NAMES =
      Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

  /**
   * Checks an object.
   *
   * @throws KubeException if a server would refuse it, or a secret would be published with it
   */
  void check(JsonObject object) throws KubeException {
    String kind = object.get("kind").getAsString();
    checkNames(object, kind);
    checkLabels(object, object);
    if (kind.equals("ConfigMap") || kind.equals("Secret")) {
      checkData(object, kind);
    }
    for (JsonObject container : Containers.in(object)) {
      if (!container.has("image")) {
        throw KubeException.inProject(places.of(object, container) + ": the container "
            + name(container) + " has no image. The container of this module is called "
            + containerName
            + "; each other one needs an image.");
      }
    }
  }

  private void checkNames(JsonObject object, String kind) throws KubeException {
    JsonObject metadata = object.getAsJsonObject("metadata");
    String name = name(metadata);
    boolean isService = kind.equals("Service");
    boolean isRight = FREE_NAMES.contains(kind)
        || (isService ? KubeName.isNamespace(name) : KubeName.isObject(name));
    if (!isRight) {
      throw KubeException.inProject(places.of(object, metadata.get("name"))
          + ": a " + kind + " can't have this name. It has only a-z, 0-9 and \"-\""
          + (isService ? "" : " and \".\"")
          + ", begins and ends with a letter or digit, and has at most " + (isService ? 63 : 253)
          + " characters.");
    }
    if (metadata.get("namespace") instanceof JsonPrimitive namespace
        && !KubeName.isNamespace(namespace.getAsString())) {
      throw KubeException.inProject(
          places.of(object, namespace)
              + ": no namespace can be called \"" + namespace.getAsString()
              + "\". It has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.");
    }
  }

  private void checkLabels(JsonObject object, JsonElement element) throws KubeException {
    if (element instanceof JsonArray items) {
      for (JsonElement item : items) {
        checkLabels(object, item);
      }
    } else if (element instanceof JsonObject tree) {
      for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
        if (member.getKey().equals("metadata")
            && member.getValue() instanceof JsonObject metadata
            && metadata.get("labels") instanceof JsonObject labels) {
          for (Map.Entry<String, JsonElement> label : labels.entrySet()) {
            checkLabel(object, label.getKey(), label.getValue());
          }
        }
        checkLabels(object, member.getValue());
      }
    }
  }

  private void checkLabel(JsonObject object, String key, JsonElement value) throws KubeException {
    boolean isRight = KubeName.isLabelKey(key)
        && value instanceof JsonPrimitive text
        && KubeName.isLabelValue(text.getAsString());
    if (!isRight) {
      throw KubeException.inProject(
          places.of(object, value) + ": the label " + key + ": " + value
              + " can't be. A value has at most 63 letters, digits, \"-\", \"_\" and \".\", and begins and ends with a letter or digit.");
    }
  }

  private void checkData(JsonObject object, String kind) throws KubeException {
    boolean isSecret = kind.equals("Secret");
    long size = 0;
    for (String member : List.of("data", "stringData", "binaryData")) {
      if (object.get(member) instanceof JsonObject data && !data.isEmpty()) {
        if (isSecret) {
          throw KubeException.inProject(
              places.of(object, object)
                  + " holds values, which would be written to target/k8s/manifests.yaml and published with it."
                  + " Create the Secret in the cluster, and name it here only: in <envFrom> (-Dk8s.envFrom), or by secretKeyRef.");
        }
        size += size(data);
      }
    }
    if (size > LARGEST_DATA) {
      throw KubeException.inProject(places.of(object, object) + " holds " + size
          + " bytes, and a server takes " + LARGEST_DATA
          + " (1 MiB) at most. Put what is large into the image (<image><files>), or a volume.");
    }
  }

  private static long size(JsonObject data) {
    return data.entrySet().stream()
        .mapToLong(entry -> entry.getKey().length() + bytes(entry.getValue()))
        .sum();
  }

  private static long bytes(JsonElement value) {
    String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String name(JsonObject object) {
    return object.get("name") instanceof JsonPrimitive name ? name.getAsString() : "without a name";
  }
}
