package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.operate.Rollback;
import org.apache.maven.plugins.annotations.Mojo;

/** Gives the module the pods that it had before the last change, and waits until they run. */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends DeployedMojo {

  @Override
  void run() throws KubeException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    Rollback.Started started = new Rollback(cluster.api(), cluster.release()).toPrevious();
    new RolloutReport(cluster)
        .await(
            started.rollout(),
            "rolled back " + started.rollout().title() + " to " + started.image());
  }
}
