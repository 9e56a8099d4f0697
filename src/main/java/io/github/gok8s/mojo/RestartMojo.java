package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.operate.Rollback;
import io.github.gok8s.kube.rollout.Rollout;
import org.apache.maven.plugins.annotations.Mojo;

/** Starts all pods of the module anew, one after the other, and waits until they run. */
@Mojo(name = "restart", requiresProject = false, threadSafe = true)
public final class RestartMojo extends DeployedMojo {

  @Override
  void run() throws KubeException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    Rollout rollout = new Rollback(cluster.api(), cluster.release()).restart();
    new RolloutReport(cluster).await(rollout, "restarted " + rollout.title());
  }
}
