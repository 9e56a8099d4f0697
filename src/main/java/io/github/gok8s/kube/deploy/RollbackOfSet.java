package io.github.gok8s.kube.deploy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.Applied;
import io.github.gok8s.kube.apply.Applier;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.rollout.Rollout;
import io.github.gok8s.kube.rollout.RolloutWatch;
import java.util.List;
import java.util.Optional;

/** Leads a set back to what was there before the deploy that failed. */
final class RollbackOfSet {

  private final ApiClient api;
  private final Pauses pauses;
  private final Narrator narrator;

  RollbackOfSet(ApiClient api, Pauses pauses, Narrator narrator) {
    this.api = api;
    this.pauses = pauses;
    this.narrator = narrator;
  }

  /** Goes back as far as the server lets it, and says how far that was. */
  void run(List<Applied> applied, DeployRequest request) throws InterruptedException {
    try {
      goBack(applied, request);
    } catch (KubeException e) {
      narrator.line("not wholly rolled back: " + e.getMessage());
    }
  }

  private void goBack(List<Applied> applied, DeployRequest request)
      throws KubeException, InterruptedException {
    boolean isFirst = applied.stream()
        .filter(one -> Rollout.isKind(one.planned().wanted().kind()))
        .allMatch(one -> one.planned().live().isEmpty());
    if (isFirst) {
      narrator.line("not rolled back: there was nothing before, and the pods show what is wrong");
      return;
    }
    Applier applier = new Applier(api);
    for (Applied one : applied) {
      String namespace =
          one.planned().wanted().namespace().orElse(request.options().namespace());
      if (one.planned().isWrite() && one.planned().live().isPresent()) {
        Optional<JsonObject> restored = applier.restore(one.planned(), namespace);
        if (restored.isPresent()) {
          narrator.line("rolled back " + one.planned().title());
          await(one, restored.get(), namespace, request);
        }
      }
    }
  }

  private void await(Applied one, JsonObject live, String namespace, DeployRequest request)
      throws KubeException, InterruptedException {
    if (Rollout.isKind(one.planned().wanted().kind())) {
      Rollout rollout = Rollout.of(one.planned().type(), namespace, live, Optional.of(one.live()));
      RolloutWatch.End end = new RolloutWatch(
              api, pauses, line -> narrator.progress(rollout.name(), line))
          .await(rollout, Optional.of(live), request.waiting().timeout());
      if (end instanceof RolloutWatch.End.Failed failed) {
        narrator.line(
            "what was rolled back does not run either: " + failed.diagnosis().cause());
      }
    }
  }
}
