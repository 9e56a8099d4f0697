package io.github.gok8s.kube.operate;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.Autoscaler;
import io.github.gok8s.kube.apply.Handover;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.rollout.Rollout;
import java.util.Optional;

/** Sets the number of pods. */
public final class Scale {

  private final ApiClient api;
  private final Release release;

  public Scale(ApiClient api, Release release) {
    this.api = api;
    this.release = release;
  }

  /**
   * Sets it.
   *
   * @return what is to be waited for
   * @throws KubeException if an autoscaler decides, or there is nothing to scale
   */
  public Rollout to(int replicas) throws KubeException, InterruptedException {
    if (replicas < 0) {
      throw KubeException.inProject(
          "<workload><replicas> (-Dk8s.replicas) is " + replicas + ", and can't be below 0.");
    }
    LiveObject workload = Workloads.scalable(api, release);
    Optional<Autoscaler> autoscaler = Autoscaler.of(
        workload.type().kind(),
        workload.name(),
        new ReleaseObjects(api, new ResourceTypes(api)).autoscalers(release.namespace()));
    if (autoscaler.isPresent()) {
      throw KubeException.inProject(workload.title() + " is scaled by the autoscaler "
          + autoscaler.get().name()
          + ", between " + autoscaler.get().min() + " and " + autoscaler.get().max() + " pods (now "
          + Tree.number(workload.tree(), "spec", "replicas")
          + "), which would undo it. Change its range: "
          + "mvn k8s:autoscale -Dk8s.autoscale.min=" + Math.max(1, replicas)
          + " -Dk8s.autoscale.max="
          + Math.max(Math.max(1, replicas), autoscaler.get().max()) + ".");
    }
    JsonObject live = Handover.replicas(api, release.namespace(), workload, replicas);
    return Rollout.of(workload.type(), release.namespace(), live);
  }
}
