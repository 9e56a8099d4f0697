package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Deploys the module: builds what is missing or stale, applies the manifests and waits until the pods
 * run. It forks no lifecycle, and runs no tests.
 */
@Mojo(name = "deploy", threadSafe = true)
public final class DeployMojo extends GoMojo {

  private final CompileMojo compile;
  private final ImageMojo imageGoal;
  private final Manifests manifests;

  @Inject
  DeployMojo(CompileMojo compile, ImageMojo imageGoal, Manifests manifests) {
    this.compile = compile;
    this.imageGoal = imageGoal;
    this.manifests = manifests;
  }

  @Override
  void run()
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    try (ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE)) {
      // found before the minutes that compiling may take
      new ClusterOptions(this).waiting();
      cluster.banner(Optional.empty());
      compile.actFor(this);
      imageGoal.actFor(this);
      ManifestSet set = manifests.make(this).set();
      set.writeTo(target().manifests());
      new Deployment(cluster)
          .run(set, Optional.of(ImageRecord.readFrom(target()).reference()));
    }
  }
}
