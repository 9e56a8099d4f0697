package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.apply.NoNamespaceException;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.Planner;
import io.github.gok8s.kube.deploy.DeployRequest;
import io.github.gok8s.kube.operate.DiffText;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows what the next deploy would change of the objects, as the server itself finds out; nothing is written. */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends GoMojo {

  private final PublishedManifests published;

  @Inject
  DiffMojo(PublishedManifests published) {
    this.published = published;
  }

  @Override
  Needs needs() {
    return Needs.GO_OR_JAVA;
  }

  @Override
  void run()
      throws KubeException, ImageException, RecordException, IOException, InterruptedException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.READ);
    ManifestSet set = ClusterImage.of(cluster).named(published.inTarget(this)).set();
    DeployRequest request = new Deployment(cluster).request(set, Optional.empty());
    try {
      Plan plan =
          new Planner(cluster.api()).plan(request.objects(), request.options(), cluster.version());
      DiffText.lines(plan).forEach(getLog()::info);
      getLog().info("plan    " + plan.line());
    } catch (NoNamespaceException e) {
      getLog()
          .info("The namespace " + e.namespace() + " is not there: all "
              + request.objects().size()
              + " objects would be created, which the server can't try out before.");
    }
  }
}
