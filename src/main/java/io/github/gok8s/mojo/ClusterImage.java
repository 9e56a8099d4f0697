package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadOrder;
import io.github.gok8s.image.load.LoadTarget;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.ClusterProduct;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Brings a module's image to where the nodes of a cluster find it: into the nodes themselves where the cluster is local,
 * else to its registry.
 *
 * @param cluster the cluster
 */
record ClusterImage(ClusterSession cluster) {

  private static final int DIGITS = 12;

  /** Gives the nodes that can be loaded into; nothing if a registry is between. */
  Optional<LoadTarget> nodes() {
    GoMojo goal = cluster.goal();
    if (new JibImage(goal).isThere()) {
      return Optional.empty();
    }
    if (goal.workload != null && goal.workload.containerd != null) {
      return Optional.of(new LoadTarget.Containerd(goal.workload.containerd.toPath()));
    }
    ClusterAccess access = cluster.api().access();
    return switch (ClusterProduct.of(access)) {
      case KIND -> Optional.of(new LoadTarget.Kind(after("kind-", access.cluster())));
      case K3D -> Optional.of(new LoadTarget.K3d(after("k3d-", access.cluster())));
      case MINIKUBE -> Optional.of(new LoadTarget.Minikube(access.cluster()));
      case DOCKER_DESKTOP, OTHER_LOCAL -> Optional.of(new LoadTarget.Docker());
      case IN_CLUSTER, REMOTE -> Optional.empty();
    };
  }

  /**
   * Finds what would keep the image from getting there, before it is built.
   *
   * @throws KubeException if the image has no name by which nodes could pull it
   */
  void check() throws KubeException, ImageException, IOException, MojoFailureException {
    if (nodes().isPresent()) {
      return;
    }
    ModulePush push = new ModulePush(cluster.goal());
    if (!push.hasDestination()) {
      throw KubeException.inProject(
          "The nodes of the context \"" + cluster.api().access().context()
              + "\" can't be loaded into, so they pull the image from a registry, and it has no name: set"
              + " <image><name> (-Dk8s.image.name), as in registry.example.com/shop/"
              + cluster.goal().project.getArtifactId()
              + ". For a containerd on this machine set -Dk8s.containerd=SOCKET.");
    }
    push.check();
  }

  /** What pods are to be told. */
  record Published(ManifestSet set, String image) {}

  /** Publishes it, and gives the set with the image as the nodes know it then. */
  Published publish(ManifestSet set, PushMojo push)
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    Optional<LoadTarget> nodes = nodes();
    if (new JibImage(cluster.goal()).isThere()) {
      return named(set);
    }
    if (nodes.isEmpty()) {
      push.actFor(cluster.goal());
    } else {
      LoadOrder order = order(ImageRecord.readFrom(cluster.goal().target()));
      new ImageLoad(new ProcessRunner(), System.getenv())
          .load(order, nodes.get())
          .loaded()
          .forEach(
              node -> cluster.narrator().line("loaded   " + order.reference() + " into " + node));
    }
    return named(set);
  }

  /** Gives the set with the image as the nodes know it once it is published. */
  Published named(ManifestSet set) throws ImageException, RecordException {
    ImageRecord record = ImageRecord.readFrom(cluster.goal().target());
    if (nodes().isEmpty()) {
      return new Published(set, record.reference());
    }
    String reference = order(record).reference();
    return new Published(set.withImage(record.reference(), reference, "IfNotPresent"), reference);
  }

  /** The tag holds the digest: an image that is loaded has no digest of a registry, and a tag that moves rolls nothing out. */
  private LoadOrder order(ImageRecord record) throws ImageException {
    String hex = record.digest().substring("sha256:".length());
    return new LoadOrder(
        cluster.goal().target().image(),
        record.digest(),
        ImageName.parse(record.image()),
        Tag.parse("sha-" + hex.substring(0, DIGITS)));
  }

  private static String after(String prefix, String cluster) {
    return cluster.startsWith(prefix) ? cluster.substring(prefix.length()) : cluster;
  }
}
