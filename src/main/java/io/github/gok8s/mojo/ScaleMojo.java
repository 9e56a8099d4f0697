package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.operate.Scale;
import io.github.gok8s.kube.rollout.Rollout;
import org.apache.maven.plugins.annotations.Mojo;

/** Sets the number of pods, {@code -Dk8s.replicas}, and waits until they run. */
@Mojo(name = "scale", requiresProject = false, threadSafe = true)
public final class ScaleMojo extends DeployedMojo {

  @Override
  void run() throws KubeException, InterruptedException {
    if (workload == null || workload.replicas == null) {
      throw KubeException.inProject("Say how many pods there shall be: -Dk8s.replicas=2.");
    }
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    Rollout rollout = new Scale(cluster.api(), cluster.release()).to(workload.replicas);
    new RolloutReport(cluster)
        .await(rollout, "scaled " + rollout.title() + " to " + workload.replicas);
  }
}
