package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.rollout.PublishedImage;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies what an earlier {@code package} has made, on this machine or another, and waits until the pods run. Neither
 * sources nor Go are needed.
 */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends DeployedMojo {

  private final PublishedManifests published;

  /** The module whose published manifests are applied, {@code groupId:artifactId:version}; default are those in {@code target/}. {@code -Dk8s.artifact} */
  @Parameter
  @Nullable
  String artifact;

  @Inject
  ApplyMojo(PublishedManifests published) {
    this.published = published;
  }

  @Override
  Needs needs() {
    return artifact == null ? super.needs() : Needs.NOTHING;
  }

  @Override
  void run() throws KubeException, IOException, InterruptedException {
    ManifestSet made = artifact == null ? published.inTarget(this) : published.of(this, artifact);
    Optional<String> built = made.anchor().flatMap(KubeObject::namespace);
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE, built);
    cluster.banner(Optional.empty());
    ManifestSet set = built.map(from -> made.moved(from, cluster.namespace())).orElse(made);
    new Deployment(cluster).run(set, published.image(set).map(PublishedImage::of));
  }
}
