package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.load.ContainerEngine;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadOrder;
import io.github.gok8s.image.load.LoadTarget;
import io.github.gok8s.image.registry.PushResult;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.ClusterProduct;
import io.github.gok8s.kube.connection.LocalRegistry;
import io.github.gok8s.kube.rollout.PublishedImage;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Brings a module's image to where the nodes of a cluster find it: to the registry that a local cluster announces, else into
 * the nodes themselves where the cluster is local, else to the registry of its name.
 *
 * @param cluster the cluster
 * @param way where the nodes find it
 */
record ClusterImage(ClusterSession cluster, Way way) {

  private static final int DIGITS = 12;

  /** Where nodes find an image. */
  sealed interface Way {
    /** It is loaded into each of them. */
    record Nodes(LoadTarget target) implements Way {}

    /** In a registry that belongs to the cluster. */
    record OfCluster(LocalRegistry registry) implements Way {}

    /** In the registry that its name names. */
    record Named() implements Way {}

    /** Whether what others have of the image is not touched. */
    default boolean isLocal() {
      return !(this instanceof Named);
    }
  }

  static ClusterImage of(ClusterSession cluster) throws KubeException, InterruptedException {
    return new ClusterImage(cluster, way(cluster));
  }

  private static Way way(ClusterSession cluster) throws KubeException, InterruptedException {
    GoMojo goal = cluster.goal();
    if (new JibImage(goal).isThere()) {
      return new Way.Named();
    }
    if (goal.workload != null && goal.workload.containerd != null) {
      return new Way.Nodes(new LoadTarget.Containerd(goal.workload.containerd.toPath()));
    }
    ClusterAccess access = cluster.api().access();
    ClusterProduct product = ClusterProduct.of(access);
    if (product.isLocal() && !goal.offline()) {
      Optional<LocalRegistry> announced = LocalRegistry.announcedBy(cluster.api());
      if (announced.isPresent()) {
        return new Way.OfCluster(announced.get());
      }
    }
    return switch (product) {
      case KIND -> new Way.Nodes(new LoadTarget.Kind(after("kind-", access.cluster())));
      case K3D -> new Way.Nodes(new LoadTarget.K3d(after("k3d-", access.cluster())));
      case MINIKUBE -> new Way.Nodes(new LoadTarget.Minikube(access.cluster()));
      case DOCKER_DESKTOP, OTHER_LOCAL -> new Way.Nodes(ContainerEngine.DOCKER);
      case IN_CLUSTER, REMOTE -> new Way.Named();
    };
  }

  /**
   * Finds what would keep the image from getting there, before it is built.
   *
   * @throws KubeException if the image has no name by which nodes could pull it
   */
  void check() throws KubeException, ImageException, IOException, MojoFailureException {
    if (way.isLocal()) {
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
  record Published(ManifestSet set, PublishedImage image) {}

  /** Publishes it, and gives the set with the image as the nodes know it then. */
  Published publish(ManifestSet set, PushMojo push)
      throws GoException, ImageException, KubeException, ProcessException, RecordException,
          InvalidPlatformException, IOException, InterruptedException, MojoExecutionException,
          MojoFailureException {
    if (way instanceof Way.Nodes nodes) {
      LoadOrder order = order(ImageRecord.readFrom(cluster.goal().target()));
      new ImageLoad()
          .load(order, nodes.target())
          .loaded()
          .forEach(
              node -> cluster.narrator().line("loaded   " + order.reference() + " into " + node));
    } else if (way instanceof Way.OfCluster ofCluster) {
      push(ImageRecord.readFrom(cluster.goal().target()), ofCluster.registry());
    } else if (!new JibImage(cluster.goal()).isThere()) {
      push.actFor(cluster.goal());
    }
    return named(set);
  }

  private void push(ImageRecord record, LocalRegistry registry)
      throws ImageException, IOException, InterruptedException {
    try {
      ImageName name = ImageName.parse(record.image()).in(registry.host());
      PushResult result = new ModulePush(cluster.goal()).push(record, name, List.of(tag(record)));
      if (!result.isUnchanged()) {
        cluster
            .narrator()
            .line("pushed   " + name + ":" + tag(record) + " to the cluster's registry");
      }
    } catch (ImageException e) {
      throw ImageException.inEnvironment(
          e.getMessage() + " It is the registry that the cluster announces."
              + (registry.help().isBlank() ? "" : " Its maker's help: " + registry.help()),
          e);
    }
  }

  /** Gives the set with the image as the nodes know it once it is published, and those of the modules beside likewise. */
  Published named(ManifestSet set) throws ImageException, RecordException {
    ImageRecord record = ImageRecord.readFrom(cluster.goal().target());
    String reference = reference(record);
    ManifestSet named = set;
    if (way.isLocal()) {
      named = named.withImage(record.reference(), reference, "IfNotPresent");
      for (ImageRecord beside : ReactorImages.ofGoModules(cluster.goal().session)) {
        named = named.withImage(beside.reference(), reference(beside), "IfNotPresent");
      }
    }
    return new Published(named, PublishedImage.of(reference, record));
  }

  private String reference(ImageRecord record) throws ImageException {
    if (way instanceof Way.OfCluster ofCluster) {
      return ImageName.parse(record.image()).in(ofCluster.registry().hostOfNodes()) + "@"
          + record.digest();
    }
    return way instanceof Way.Nodes ? order(record).reference() : record.reference();
  }

  /** The tag holds the digest: an image that is loaded has no digest of a registry, and a tag that moves rolls nothing out. */
  private LoadOrder order(ImageRecord record) throws ImageException {
    return new LoadOrder(
        cluster.goal().target().image(),
        record.digest(),
        new ImageSpec.Naming(ImageName.parse(record.image()), List.of(tag(record))));
  }

  private static Tag tag(ImageRecord record) throws ImageException {
    String hex = record.digest().substring("sha256:".length());
    return Tag.parse("sha-" + hex.substring(0, DIGITS));
  }

  private static String after(String prefix, String cluster) {
    return cluster.startsWith(prefix) ? cluster.substring(prefix.length()) : cluster;
  }
}
