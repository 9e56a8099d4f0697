package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.operate.Doctor;
import io.github.gok8s.kube.operate.Release;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/** Looks at the cluster for what a deploy and an autoscaler need: what works, what does not, and what to do. */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends GoMojo {

  @Override
  Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  void run() throws KubeException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.READ);
    cluster.banner(Optional.empty());
    // without a project there is nothing whose state could be looked at, but the cluster is
    Release release = new Release(
        cluster.namespace(),
        project.getFile() == null && workload == null ? "" : ClusterSession.instance(this));
    for (Doctor.Finding finding : new Doctor(cluster.api(), release).findings()) {
      if (finding.isWell()) {
        getLog().info("ok   " + finding.text());
      } else {
        getLog().warn("not ok   " + finding.text());
      }
    }
  }
}
