package io.github.gok8s.kube;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/**
 * The labels and annotations by which objects of this plugin are found again. All of them are frozen: a later version
 * has to find what an earlier one applied.
 */
public final class Ownership {

  /** What the objects are called together, in selectors too; the same for all objects of a workload. */
  public static final String NAME = "app.kubernetes.io/name";

  /** Which installation of it they are, in selectors too: the workload's name. */
  public static final String INSTANCE = "app.kubernetes.io/instance";

  /** The version of the project. In no selector and in no pod template: a new version alone starts no pod anew. */
  public static final String VERSION = "app.kubernetes.io/version";

  /** The project's group. */
  public static final String PART_OF = "app.kubernetes.io/part-of";

  /** Who made the objects: {@link #MANAGER}. Pods of a Deployment do not have it, bare pods do. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** This plugin, as label and as field manager. */
  public static final String MANAGER = "go-k8s-maven-plugin";

  /**
   * The annotation of {@link ManifestSet#anchor()} that lists the group and kind of each object of the set, {@code
   * Deployment.apps,Service}, in the form of the annotation of KEP-3659 ("ApplySet").
   */
  public static final String GROUP_KINDS = "gok8s.github.io/contains-group-kinds";

  /** The annotation of what an autoscaler scales that says how many pods to begin with, where the project does. */
  public static final String INITIAL_REPLICAS = "gok8s.github.io/initial-replicas";

  /** The annotation of pods that changes with the ConfigMaps of the set that they read. */
  public static final String CONFIG_DIGEST = "gok8s.github.io/config-digest";

  private Ownership() {}

  /** Gives a label of an object. */
  public static Optional<String> label(KubeObject object, String name) {
    return entry(object, "labels", name);
  }

  /** Gives an annotation of an object. */
  public static Optional<String> annotation(KubeObject object, String name) {
    return entry(object, "annotations", name);
  }

  private static Optional<String> entry(KubeObject object, String group, String name) {
    JsonElement entries = object.tree().getAsJsonObject("metadata").get(group);
    return entries instanceof JsonObject map && map.get(name) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }
}
