package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.operate.Status;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows what runs of the module on the cluster, in the server's own tables. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends DeployedMojo {

  /** Whether to show the columns that are seldom needed, as {@code kubectl get -o wide}; default is false. {@code -Dk8s.wide} */
  @Parameter
  @Nullable
  Boolean wide;

  @Override
  void run() throws KubeException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.READ);
    new Status(cluster.api(), cluster.release())
        .lines(Boolean.TRUE.equals(wide))
        .forEach(getLog()::info);
  }
}
