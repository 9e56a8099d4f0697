package io.github.gok8s.kube.rollout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the pods that a roll-out makes, by their owner and not by their name: those of the wanted state only, and none that is
 * being deleted.
 */
public final class RolloutPods {

  /** The annotation by which the Deployment controller counts. */
  public static final String REVISION = "deployment.kubernetes.io/revision";

  static final String HASH = "pod-template-hash";

  private final ApiClient api;

  public RolloutPods(ApiClient api) {
    this.api = api;
  }

  /** Lists the pods; none if they may not be read. */
  public List<JsonObject> of(Rollout rollout, JsonObject live)
      throws KubeException, InterruptedException {
    List<JsonObject> pods = switch (rollout.type().kind()) {
      case "Deployment" -> ofDeployment(rollout, live);
      case "StatefulSet" -> ofStatefulSet(rollout, live);
      case "Pod" -> List.of(live);
      default -> owned(pods(rollout.namespace(), selector(live)), Tree.uid(live));
    };
    return pods.stream()
        .filter(pod -> Tree.at(pod, "metadata", "deletionTimestamp").isEmpty())
        .toList();
  }

  /** Lists the ReplicaSets of a Deployment, the newest first. */
  public List<JsonObject> replicaSets(String namespace, JsonObject deployment)
      throws KubeException, InterruptedException {
    ApiAnswer answer = api.send(ApiRequest.get(ResourceTypes.REPLICA_SET.collection(namespace))
        .with("labelSelector", selector(deployment)));
    return owned(answer.items(), Tree.uid(deployment)).stream()
        .sorted(Comparator.comparingLong(RolloutPods::revision).reversed())
        .toList();
  }

  static long revision(JsonObject replicaSet) {
    return Tree.text(replicaSet, "metadata", "annotations", REVISION)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private List<JsonObject> ofDeployment(Rollout rollout, JsonObject live)
      throws KubeException, InterruptedException {
    Optional<JsonObject> wanted = replicaSets(rollout.namespace(), live).stream()
        .filter(set -> isOf(live, set))
        .findFirst();
    if (wanted.isEmpty()) {
      return List.of();
    }
    String hash = Tree.text(wanted.get(), "metadata", "labels", HASH)
        .map(text -> "," + HASH + "=" + text)
        .orElse("");
    return owned(pods(rollout.namespace(), selector(live) + hash), Tree.uid(wanted.get()));
  }

  /** Whether a ReplicaSet makes the pods that its Deployment wants; the newest may still be one of before, as for its controller. */
  private static boolean isOf(JsonObject deployment, JsonObject replicaSet) {
    Optional<JsonElement> wanted = Tree.at(deployment, "spec", "template");
    Optional<JsonElement> made = Tree.at(replicaSet, "spec", "template").map(JsonElement::deepCopy);
    made.flatMap(template -> Tree.at(template.getAsJsonObject(), "metadata", "labels"))
        .ifPresent(labels -> labels.getAsJsonObject().remove(HASH));
    return wanted.isEmpty() || wanted.equals(made);
  }

  private List<JsonObject> ofStatefulSet(Rollout rollout, JsonObject live)
      throws KubeException, InterruptedException {
    String revision = Tree.text(live, "status", "updateRevision")
        .map(text -> ",controller-revision-hash=" + text)
        .orElse("");
    return owned(pods(rollout.namespace(), selector(live) + revision), Tree.uid(live));
  }

  private List<JsonObject> pods(String namespace, String selector)
      throws KubeException, InterruptedException {
    return api.send(
            ApiRequest.get(ResourceTypes.POD.collection(namespace)).with("labelSelector", selector))
        .items();
  }

  /** Gives the labels that the pods of a workload have, as a query. */
  static String selector(JsonObject workload) {
    return Tree.at(workload, "spec", "selector", "matchLabels")
        .map(labels -> labels.getAsJsonObject().entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue().getAsString())
            .collect(Collectors.joining(",")))
        .orElse("");
  }

  private static List<JsonObject> owned(List<JsonObject> objects, String uid) {
    return objects.stream()
        .filter(object -> Tree.list(object, "metadata", "ownerReferences").stream()
            .anyMatch(owner -> Tree.text(owner, "uid").equals(Optional.of(uid))))
        .toList();
  }
}
