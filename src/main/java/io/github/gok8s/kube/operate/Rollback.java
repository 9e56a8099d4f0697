package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.Handover;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.rollout.Rollout;
import io.github.gok8s.kube.rollout.RolloutPods;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives a workload the pods that it had before, or the same ones anew. */
public final class Rollback {

  private final ApiClient api;
  private final Release release;

  public Rollback(ApiClient api, Release release) {
    this.api = api;
    this.release = release;
  }

  /** What is rolled back to. */
  public record Started(Rollout rollout, String image) {}

  /**
   * Goes back to the pods before the last change.
   *
   * @throws KubeException if there is no such state
   */
  public Started toPrevious() throws KubeException, InterruptedException {
    LiveObject workload = Workloads.scalable(api, release);
    if (!workload.type().equals(ResourceTypes.DEPLOYMENT)) {
      throw KubeException.inProject(workload.title()
          + " keeps no history that could be led back to: deploy the version that you want.");
    }
    List<JsonObject> sets = new RolloutPods(api).replicaSets(release.namespace(), workload.tree());
    if (sets.size() < 2) {
      throw KubeException.inProject(
          workload.title()
              + " has no history: what was deployed first is what there is. Deploy the version that you want.");
    }
    JsonObject template = sets.get(1).getAsJsonObject("spec").getAsJsonObject("template");
    JsonObject live = Handover.template(api, release.namespace(), workload, template);
    String image = Tree.list(template, "spec", "containers").stream()
        .findFirst()
        .flatMap(container -> Tree.text(container, "image"))
        .orElse("");
    return new Started(Rollout.of(workload.type(), release.namespace(), live), image);
  }

  /** Starts all pods anew. */
  public Rollout restart() throws KubeException, InterruptedException {
    LiveObject workload = Workloads.scalable(api, release);
    JsonObject live = Handover.restart(
        api,
        release.namespace(),
        workload,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return Rollout.of(workload.type(), release.namespace(), live);
  }
}
