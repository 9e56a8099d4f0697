package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.rollout.Rollout;
import io.github.gok8s.kube.rollout.RolloutWatch;
import java.util.Optional;

/**
 * Waits for what a goal has set in motion, and tells how it ends.
 *
 * @param cluster where
 */
record RolloutReport(ClusterSession cluster) {

  /**
   * Waits, unless {@code <wait>} says not to.
   *
   * @param done what the goal did
   * @throws KubeException if the pods do not run
   */
  void await(Rollout rollout, String done) throws KubeException, InterruptedException {
    ClusterOptions options = new ClusterOptions(cluster.goal());
    if (!options.isAwaited()) {
      cluster.narrator().line(done + ", not waited for");
      return;
    }
    RolloutWatch watch = new RolloutWatch(
        cluster.api(),
        Pauses.real(),
        line -> cluster.narrator().line("waiting " + rollout.name() + ": " + line));
    RolloutWatch.End end = watch.await(rollout, Optional.empty(), options.timeout());
    if (end instanceof RolloutWatch.End.Failed failed) {
      throw KubeException.inProject(done + ", but it does not run.\n"
          + String.join("\n", failed.diagnosis().lines()));
    }
    if (end instanceof RolloutWatch.End.Ready ready) {
      cluster.narrator().line(done + ", " + ready.pods() + " ready");
    }
  }
}
