package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.deploy.Deploy;
import io.github.gok8s.kube.deploy.DeployRequest;
import io.github.gok8s.kube.rollout.PublishedImage;
import io.github.gok8s.report.Report;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.Diagnosis;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings a set of objects to a goal's cluster, and keeps the record of that.
 *
 * @param cluster the cluster
 */
record Deployment(ClusterSession cluster) {

  /**
   * Deploys.
   *
   * @param image the image that the pods run
   * @throws KubeException if the set is refused, or does not run
   */
  void run(ManifestSet set, Optional<PublishedImage> image)
      throws KubeException, IOException, InterruptedException {
    GoMojo goal = cluster.goal();
    DeployRecord record = deploy(request(set, image));
    record.writeTo(goal.target());
    if (goal.isAboutModule()) {
      new Report(goal.project.getArtifactId(), goal.project.getVersion(), goal.target()).write();
    }
    if (record.failure().isPresent()) {
      throw KubeException.inProject(message(record, record.failure().get()));
    }
    goal.getLog()
        .info(String.format(
            Locale.ROOT,
            "deployed   %s to %s%s   %.1f s%s",
            instance(set),
            record.namespace(),
            record.ready().map(ready -> ", " + ready + " ready").orElse(", not waited for"),
            record.seconds(),
            record.url().map(url -> "   " + url).orElse("")));
  }

  private DeployRecord deploy(DeployRequest request) throws KubeException, InterruptedException {
    DeploySummary summary = new DeploySummary(cluster.goal().session);
    try {
      DeployRecord record = new Deploy(cluster.api(), Pauses.real(), cluster.narrator())
          .run(request, cluster.version());
      summary.add(cluster.goal().project, record);
      return record;
    } catch (KubeException e) {
      summary.add(cluster.goal().project, e);
      throw e;
    }
  }

  DeployRequest request(ManifestSet set, Optional<PublishedImage> image) throws KubeException {
    ClusterOptions options = new ClusterOptions(cluster.goal());
    return new DeployRequest(
        set.objects(), options.apply(cluster.namespace(), instance(set)), options.waiting(), image);
  }

  /** The objects know what they are called, wherever they come from. */
  private String instance(ManifestSet set) throws KubeException {
    Optional<String> known = set.anchor()
        .or(() -> set.objects().stream().findFirst())
        .flatMap((KubeObject object) -> Ownership.label(object, Ownership.INSTANCE));
    return known.isPresent() ? known.get() : ClusterSession.instance(cluster.goal());
  }

  private static String message(DeployRecord record, Diagnosis failure) {
    return "It was applied to the namespace " + record.namespace() + " of " + record.context()
        + ", but does not run.\n" + String.join("\n", failure.lines());
  }
}
