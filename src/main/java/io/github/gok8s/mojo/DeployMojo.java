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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Deploys the module: builds what is missing or stale, brings the image to the nodes or their registry, applies the manifests and waits until the pods
 * run. It forks no lifecycle, and runs no tests. Of a Java module it deploys the image that jib-maven-plugin has pushed.
 */
@Mojo(name = "deploy", threadSafe = true)
public final class DeployMojo extends GoMojo {

  private final CompileMojo compile;
  private final ImageMojo imageGoal;
  private final Manifests manifests;
  private final PushMojo push;

  @Inject
  DeployMojo(CompileMojo compile, ImageMojo imageGoal, Manifests manifests, PushMojo push) {
    this.compile = compile;
    this.imageGoal = imageGoal;
    this.manifests = manifests;
    this.push = push;
  }

  @Override
  Needs needs() {
    return Needs.GO_OR_JAVA;
  }

  @Override
  void run()
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.WRITE);
    ClusterImage published = ClusterImage.of(cluster);
    // found before the minutes that compiling may take
    new ClusterOptions(this).waiting();
    if (!new JibImage(this).isThere()) {
      published.check();
      build(NodePlatforms.of(cluster.api()), published.way().isLocal());
    }
    ManifestSet set = manifests.make(this).set();
    set.writeTo(target().manifests());
    ClusterImage.Published made = published.publish(set, push);
    cluster.banner(Optional.of(made.image().reference()));
    new Deployment(cluster).run(made.set(), Optional.of(made.image()));
  }

  /** Builds the image; once more if a node needs a platform that is not among those configured. */
  void build(NodePlatforms nodes, boolean isLocal)
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    compile.actFor(this);
    imageGoal.actFor(this);
    List<String> missing = nodes.missingIn(ImageRecord.readFrom(target()));
    if (missing.isEmpty()) {
      return;
    }
    if (!isLocal) {
      // what a registry has under a tag must not depend on the cluster
      throw lacking(missing, "<platforms> (-Dk8s.platforms)");
    }
    getLog().info("added   " + String.join(", ", missing) + ", as the cluster's nodes need it");
    List<String> more =
        new ArrayList<>(platforms == null || platforms.isEmpty() ? List.of("host") : platforms);
    more.addAll(missing);
    platforms = more;
    compile.leaveArtifacts();
    compile.actFor(this);
    imageGoal.actFor(this);
    List<String> leftOut = nodes.missingIn(ImageRecord.readFrom(target()));
    if (!leftOut.isEmpty()) {
      throw lacking(leftOut, "<image><platforms> (-Dk8s.image.platforms)");
    }
  }

  private static KubeException lacking(List<String> missing, String where) {
    return KubeException.inProject("The nodes of the cluster need " + String.join(", ", missing)
        + ", which the image lacks: their pods would end with \"exec format error\". Add it to "
        + where + ".");
  }
}
