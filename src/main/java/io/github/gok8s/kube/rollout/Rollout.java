package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.Tree;
import java.util.Set;

/**
 * What is waited for.
 *
 * @param type its kind
 * @param namespace where it is
 * @param name its name
 * @param uid which one of that name it is
 * @param generation the number of the change that shall be rolled out
 */
public record Rollout(
    ResourceType type, String namespace, String name, String uid, long generation) {

  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "Pod", "Job");

  /** Whether objects of a kind come to a state in which they run, or are done. */
  public static boolean isKind(String kind) {
    return KINDS.contains(kind);
  }

  /** Makes it of what the server has answered to an apply. */
  public static Rollout of(ResourceType type, String namespace, JsonObject live) {
    return new Rollout(
        type,
        namespace,
        Tree.name(live),
        Tree.uid(live),
        Tree.number(live, "metadata", "generation"));
  }

  RolloutState state(JsonObject live) {
    return switch (type.kind()) {
      case "Deployment" -> RolloutState.ofDeployment(live, generation);
      case "StatefulSet" -> RolloutState.ofStatefulSet(live, generation);
      case "Job" -> RolloutState.ofJob(live);
      default -> RolloutState.ofPod(live);
    };
  }

  /** Whether its status, and its pods, can be of the change already. */
  boolean isObserved(JsonObject live) {
    return switch (type.kind()) {
      case "Deployment", "StatefulSet" -> RolloutState.isObserved(live, generation);
      default -> true;
    };
  }

  /** Gives {@code Deployment web}. */
  public String title() {
    return type.kind() + " " + name;
  }

  String path() {
    return type.path(namespace, name);
  }
}
