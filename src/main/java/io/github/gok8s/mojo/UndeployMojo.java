package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.operate.Undeploy;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/** Takes away what was deployed of the module, all of it and nothing else, and waits until it is gone. */
@Mojo(name = "undeploy", requiresProject = false, threadSafe = true)
public final class UndeployMojo extends DeployedMojo {

  @Override
  void run() throws KubeException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    Undeploy undeploy = new Undeploy(cluster.api(), Pauses.real(), cluster.release());
    cluster.banner(Optional.empty());
    List<LiveObject> objects = undeploy.find();
    undeploy
        .volumes()
        .forEach(volume -> getLog().info("kept      " + volume.title() + ", which holds data"));
    if (objects.isEmpty()) {
      getLog()
          .info("nothing of " + cluster.release().instance() + " is in the namespace "
              + cluster.namespace());
      return;
    }
    objects.forEach(object -> getLog().info("deleting  " + object.title()));
    undeploy.delete(objects, new ClusterOptions(this).timeout());
    getLog().info("undeployed   " + cluster.release().instance() + " from " + cluster.namespace());
  }
}
