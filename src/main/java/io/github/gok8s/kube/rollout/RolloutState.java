package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import java.util.Optional;
import java.util.Set;

/** How far a roll-out is, by the object alone: the rule of {@code kubectl rollout status}, with the failures that it does not see. */
sealed interface RolloutState {

  /** It goes on. */
  record Waiting(String line) implements RolloutState {}

  /** All that was asked for runs. */
  record Complete(int ready) implements RolloutState {}

  /** It will not come to an end by itself. */
  record Failed(String cause, String cure) implements RolloutState {}

  /** Its controller has given it up; what it says of the state before may last a moment. */
  record GivenUp(String cause) implements RolloutState {}

  /** Pods can't be made; that may still pass. */
  record NoPods(String message) implements RolloutState {}

  /**
   * Reads the state of a Deployment.
   *
   * @param generation what the server said when we changed it last; nothing older counts
   */
  static RolloutState ofDeployment(JsonObject deployment, long generation) {
    if (!isObserved(deployment, generation)) {
      return new Waiting("waiting for the Deployment controller");
    }
    if (Tree.flag(deployment, "spec", "paused")) {
      return new Failed(
          "The roll-out is paused.",
          "Resume it: kubectl rollout resume deployment/" + Tree.name(deployment) + ".");
    }
    Optional<JsonObject> progressing = condition(deployment, "Progressing");
    if (progressing
        .flatMap(condition -> Tree.text(condition, "reason"))
        .equals(Optional.of("ProgressDeadlineExceeded"))) {
      return new GivenUp("The roll-out has made no progress for "
          + Tree.number(deployment, "spec", "progressDeadlineSeconds") + " s.");
    }
    long desired = desired(deployment);
    long updated = Tree.number(deployment, "status", "updatedReplicas");
    if (updated < desired) {
      Optional<String> failure = condition(deployment, "ReplicaFailure")
          .filter(condition -> Tree.text(condition, "status").equals(Optional.of("True")))
          .flatMap(condition -> Tree.text(condition, "message"));
      return failure
          .<RolloutState>map(NoPods::new)
          .orElseGet(() -> new Waiting(updated + " of " + desired + " pods are made"));
    }
    long old = Tree.number(deployment, "status", "replicas") - updated;
    long available = Tree.number(deployment, "status", "availableReplicas");
    long tooMany = Tree.number(deployment, "status", "replicas") - desired;
    if (old == 0 && tooMany > 0) {
      return new Waiting(tooMany + (tooMany == 1 ? " pod" : " pods") + " too many ending");
    }
    if (available < updated) {
      return new Waiting(available + " of " + desired + " pods are ready");
    }
    if (old > 0) {
      return new Waiting(old + (old == 1 ? " old pod is" : " old pods are") + " ending");
    }
    return new Complete((int) available);
  }

  /** Reads the state of a StatefulSet. */
  static RolloutState ofStatefulSet(JsonObject set, long generation) {
    if (!isObserved(set, generation)) {
      return new Waiting("waiting for the StatefulSet controller");
    }
    long desired = desired(set);
    long updated = Tree.number(set, "status", "updatedReplicas");
    long ready = Tree.number(set, "status", "readyReplicas");
    if (updated < desired || ready < desired) {
      return new Waiting(Math.min(updated, ready) + " of " + desired + " pods are ready");
    }
    return new Complete((int) ready);
  }

  /**
   * Reads the state of a bare Pod.
   *
   * @param replaced the containers that shall end; what is said of them counts no more
   */
  static RolloutState ofPod(JsonObject pod, Set<String> replaced) {
    if (Tree.list(pod, "status", "containerStatuses").stream()
        .flatMap(status -> Tree.text(status, "containerID").stream())
        .anyMatch(replaced::contains)) {
      return new Waiting("waiting for the node to replace the container");
    }
    return switch (Tree.text(pod, "status", "phase").orElse("")) {
      case "Succeeded" -> new Complete(0);
      case "Failed" -> new Failed("The pod has failed.", "");
      default ->
        condition(pod, "Ready")
                .flatMap(ready -> Tree.text(ready, "status"))
                .equals(Optional.of("True"))
            ? new Complete(1)
            : new Waiting("0 of 1 pods are ready");
    };
  }

  /** Reads the state of a Job. */
  static RolloutState ofJob(JsonObject job) {
    if (isTrue(job, "Complete")) {
      return new Complete((int) Tree.number(job, "status", "succeeded"));
    }
    if (isTrue(job, "Failed")) {
      return new Failed(
          "The job has failed: "
              + condition(job, "Failed")
                  .flatMap(failed -> Tree.text(failed, "message"))
                  .orElse("")
              + ".",
          "");
    }
    return new Waiting("the job is running");
  }

  /**
   * Whether its controller has seen what it shall be: until then its status, and all its pods, are of an older state.
   *
   * @param generation what the server said when we changed it last
   */
  static boolean isObserved(JsonObject workload, long generation) {
    long wanted = Math.max(generation, Tree.number(workload, "metadata", "generation"));
    return Tree.number(workload, "status", "observedGeneration") >= wanted;
  }

  private static boolean isTrue(JsonObject object, String type) {
    return condition(object, type)
        .flatMap(found -> Tree.text(found, "status"))
        .equals(Optional.of("True"));
  }

  /** Replicas that are not said are one; none are none. */
  static long desired(JsonObject workload) {
    return Tree.at(workload, "spec", "replicas")
        .map(number -> number.getAsLong())
        .orElse(1L);
  }

  private static Optional<JsonObject> condition(JsonObject object, String type) {
    return Tree.list(object, "status", "conditions").stream()
        .filter(condition -> Tree.text(condition, "type").equals(Optional.of(type)))
        .findFirst();
  }
}
