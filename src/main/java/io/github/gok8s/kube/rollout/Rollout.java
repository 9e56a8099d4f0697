package io.github.gok8s.kube.rollout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is waited for.
 *
 * @param type its kind
 * @param namespace where it is
 * @param name its name
 * @param uid which one of that name it is
 * @param generation the number of the change that shall be rolled out
 * @param replaced the IDs of a bare Pod's containers that the change ends, for others with another image
 */
public record Rollout(
    ResourceType type,
    String namespace,
    String name,
    String uid,
    long generation,
    Set<String> replaced) {

  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "Pod", "Job");

  /** Whether objects of a kind come to a state in which they run, or are done. */
  public static boolean isKind(String kind) {
    return KINDS.contains(kind);
  }

  public Rollout {
    replaced = Set.copyOf(replaced);
  }

  /** Makes it of what the server has answered to an apply. */
  public static Rollout of(ResourceType type, String namespace, JsonObject live) {
    return of(type, namespace, live, Optional.empty());
  }

  /**
   * Makes it of what the server has answered to an apply.
   *
   * @param before the object as it was before that
   */
  public static Rollout of(
      ResourceType type, String namespace, JsonObject live, Optional<JsonObject> before) {
    return new Rollout(
        type,
        namespace,
        Tree.name(live),
        Tree.uid(live),
        Tree.number(live, "metadata", "generation"),
        before.map(pod -> replaced(pod, live)).orElse(Set.of()));
  }

  private static Set<String> replaced(JsonObject before, JsonObject live) {
    Map<String, JsonElement> images = images(before);
    Map<String, JsonElement> wanted = images(live);
    return Tree.list(live, "status", "containerStatuses").stream()
        .filter(status -> {
          String name = Tree.text(status, "name").orElse("");
          return !Objects.equals(images.get(name), wanted.get(name));
        })
        .flatMap(status -> Tree.text(status, "containerID").stream())
        .collect(Collectors.toSet());
  }

  private static Map<String, JsonElement> images(JsonObject pod) {
    Map<String, JsonElement> images = new HashMap<>();
    Tree.list(pod, "spec", "containers")
        .forEach(container ->
            images.put(Tree.text(container, "name").orElse(""), container.get("image")));
    return images;
  }

  RolloutState state(JsonObject live) {
    return switch (type.kind()) {
      case "Deployment" -> RolloutState.ofDeployment(live, generation);
      case "StatefulSet" -> RolloutState.ofStatefulSet(live, generation);
      case "Job" -> RolloutState.ofJob(live);
      default -> RolloutState.ofPod(live, replaced);
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

  /** Gives where the server has it. */
  public String path() {
    return type.path(namespace, name);
  }
}
