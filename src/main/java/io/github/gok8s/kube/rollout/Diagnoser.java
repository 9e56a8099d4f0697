package io.github.gok8s.kube.rollout;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.result.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of the signs of a failed roll-out what a user needs to mend it. */
final class Diagnoser {

  private static final Pattern QUOTA = Pattern.compile("exceeded quota: ([^,]+),");
  private static final Pattern SECURITY = Pattern.compile("violates PodSecurity");

  private final ApiClient api;
  private final Rollout rollout;
  private final Evidence evidence;

  Diagnoser(ApiClient api, Rollout rollout) {
    this.api = api;
    this.rollout = rollout;
    this.evidence = new Evidence(api, rollout.namespace());
  }

  /** Explains a trouble of a pod. */
  Diagnosis of(PodTrouble trouble, List<JsonObject> pods) throws InterruptedException {
    Optional<JsonObject> pod =
        pods.stream().filter(one -> Tree.name(one).equals(trouble.pod())).findFirst();
    List<String> shown = new ArrayList<>();
    shown.add("pod " + trouble.pod()
        + pod.flatMap(one -> Tree.text(one, "spec", "nodeName"))
            .map(node -> " on node " + node)
            .orElse(""));
    boolean isFormat = false;
    if (pod.isPresent()) {
      shown.addAll(evidence.events(Tree.uid(pod.get())));
      if (trouble.hasLog()) {
        List<String> log = evidence.log(pod.get(), trouble.container());
        isFormat = log.stream().anyMatch(line -> line.contains("exec format error"));
        shown.addAll(log.isEmpty() ? List.of("the program has written nothing") : log);
      }
    }
    return isFormat
        ? new Diagnosis(
            "The program is for another architecture than its node (exec format error).",
            shown,
            PodTrouble.ADD_PLATFORM)
        : new Diagnosis(trouble.cause(), shown, trouble.cure());
  }

  /** Explains why no pods are made. */
  Diagnosis ofNoPods(String message) throws InterruptedException {
    List<String> shown = new ArrayList<>(List.of(message));
    Matcher quota = QUOTA.matcher(message);
    if (quota.find()) {
      shown.addAll(quota(quota.group(1)));
      return new Diagnosis(
          "The quota " + quota.group(1) + " of the namespace " + rollout.namespace()
              + " is used up: no pod can be made.",
          shown,
          "Lower <workload><replicas> (-Dk8s.replicas) or <resources>, or let an administrator raise the quota.");
    }
    if (SECURITY.matcher(message).find()) {
      return new Diagnosis(
          "The namespace " + rollout.namespace()
              + " enforces Pod Security, and the pod violates it.",
          shown,
          "Correct what the message names in src/main/k8s: what is generated here passes the level restricted.");
    }
    if (message.contains("serviceaccount") && message.contains("not found")) {
      return new Diagnosis(
          "The service account of the pod is not there.", shown, "Put it into src/main/k8s.");
    }
    return new Diagnosis("No pod can be made.", shown, "");
  }

  /** Explains why a roll-out was not done in time, or was given up. */
  Diagnosis ofEnd(String cause, String cure, JsonObject live, List<JsonObject> pods)
      throws InterruptedException {
    for (JsonObject pod : pods) {
      Optional<PodTrouble> trouble = PodTrouble.of(pod);
      if (trouble.isPresent()) {
        Diagnosis known = of(trouble.get(), pods);
        List<String> shown = new ArrayList<>(List.of(cause));
        shown.addAll(known.evidence());
        return new Diagnosis(known.cause(), shown, cure.isEmpty() ? known.cure() : cure);
      }
    }
    Optional<JsonObject> unready =
        pods.stream().filter(Diagnoser::isRunningUnready).findFirst();
    if (unready.isPresent()) {
      return neverReady(cause, unready.get());
    }
    List<String> shown = new ArrayList<>(evidence.events(Tree.uid(live)));
    return new Diagnosis(cause, shown, cure);
  }

  private Diagnosis neverReady(String cause, JsonObject pod) throws InterruptedException {
    String container = Tree.list(pod, "status", "containerStatuses").stream()
        .filter(status -> !Tree.flag(status, "ready"))
        .map(status -> Tree.text(status, "name").orElse(""))
        .findFirst()
        .orElse("");
    List<String> shown =
        new ArrayList<>(List.of(cause, "pod " + Tree.name(pod) + " runs, but is not ready"));
    shown.addAll(evidence.events(Tree.uid(pod)));
    shown.addAll(evidence.log(pod, container));
    return new Diagnosis(
        "The program runs, but its readiness probe does not succeed.",
        shown,
        "Does it listen on the first of <image><ports>, and answer the path of <workload><probes>?");
  }

  private static boolean isRunningUnready(JsonObject pod) {
    return Tree.text(pod, "status", "phase").equals(Optional.of("Running"))
        && Tree.list(pod, "status", "containerStatuses").stream()
            .anyMatch(status -> !Tree.flag(status, "ready"));
  }

  private List<String> quota(String name) throws InterruptedException {
    try {
      JsonObject quota = api.sendOnce(
              ApiRequest.get(ResourceTypes.QUOTA.path(rollout.namespace(), name)))
          .body();
      Optional<JsonObject> hard =
          Tree.at(quota, "status", "hard").map(tree -> tree.getAsJsonObject());
      return hard.map(limits -> limits.entrySet().stream()
              .map(limit -> "quota " + name + ": " + limit.getKey() + " used "
                  + Tree.text(quota, "status", "used", limit.getKey()).orElse("0") + " of "
                  + limit.getValue().getAsString())
              .toList())
          .orElse(List.of());
    } catch (KubeException e) {
      return List.of();
    }
  }
}
