package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Autoscale;
import io.github.gok8s.kube.operate.Autoscaling;
import org.apache.maven.plugins.annotations.Mojo;

/** Puts an autoscaler over the module's pods: {@code -Dk8s.autoscale.max=10}, and {@code min} and {@code cpu} likewise. */
@Mojo(name = "autoscale", requiresProject = false, threadSafe = true)
public final class AutoscaleMojo extends DeployedMojo {

  @Override
  void run() throws KubeException, InterruptedException {
    if (workload == null || workload.autoscale == null) {
      throw KubeException.inProject("Say how many pods there may be: -Dk8s.autoscale.max=10.");
    }
    Autoscale limits = workload.autoscale.toAutoscale();
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    new Autoscaling(cluster.api(), cluster.release()).set(limits.limits()).forEach(getLog()::warn);
    getLog()
        .info("autoscaled   " + cluster.release().instance() + " between " + limits.min() + " and "
            + limits.max());
  }
}
