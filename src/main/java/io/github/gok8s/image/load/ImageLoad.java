package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.Tag;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.HostPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads an image where no registry is needed, through the programs that are there anyway. */
public final class ImageLoad {

  private final Programs programs;

  /** Makes a loader for the programs of this machine. */
  public ImageLoad() {
    this(new ProcessRunner(), System.getenv());
  }

  /**
   * Makes a loader.
   *
   * @param environment the environment for the programs, and where they are searched for
   */
  public ImageLoad(ProcessRunner runner, Map<String, String> environment) {
    this.programs = new Programs(runner, environment, HostPlatform.current());
  }

  /**
   * Finds what would keep an engine from taking an image, before there is one.
   *
   * @throws ImageException if the engine is not there or does not answer
   */
  public void check(Optional<ContainerEngine> named) throws ImageException, InterruptedException {
    engine(named).platform(programs);
  }

  /**
   * Gives the engine that is named, else docker if it answers, else podman.
   *
   * @throws ImageException if there is none of them
   */
  public ContainerEngine engine(Optional<ContainerEngine> named)
      throws ImageException, InterruptedException {
    if (named.isPresent()) {
      return named.get();
    }
    if (ContainerEngine.DOCKER.answers(programs)) {
      return ContainerEngine.DOCKER;
    }
    if (ContainerEngine.PODMAN.isThere(programs)) {
      return ContainerEngine.PODMAN;
    }
    if (ContainerEngine.DOCKER.isThere(programs)) {
      return ContainerEngine.DOCKER;
    }
    throw ImageException.inEnvironment(
        "Neither docker nor podman is on the PATH, so there is nothing to load the image into."
            + " Install one of them, or push the image to a registry.");
  }

  /**
   * Loads the image, unless it is there.
   *
   * @throws ImageException if a program is missing or fails, or the daemon's machine needs a platform that the image lacks
   */
  public LoadResult load(LoadOrder order, LoadTarget target)
      throws ImageException, IOException, InterruptedException {
    if (target instanceof ContainerEngine engine) {
      return engine.load(order, programs);
    }
    if (target instanceof LoadTarget.Minikube minikube) {
      return loadIntoMinikube(order, minikube.profile());
    }
    ClusterNodes nodes = new ClusterNodes(programs);
    if (target instanceof LoadTarget.Kind kind) {
      return loadIntoNodes(order, nodes.ofKind(kind.cluster()));
    }
    if (target instanceof LoadTarget.K3d k3d) {
      return loadIntoNodes(order, nodes.ofK3d(k3d.cluster()));
    }
    Path socket = ((LoadTarget.Containerd) target).socket();
    boolean isOfK3s = !programs.has("ctr") && programs.has("k3s");
    return loadIntoNodes(order, List.of(ContainerdNode.onThisMachine(socket, isOfK3s)));
  }

  private LoadResult loadIntoMinikube(LoadOrder order, String profile)
      throws ImageException, IOException, InterruptedException {
    forEverybody(order)
        .lendTo(archive -> programs.output(
            List.of("minikube", "--profile", profile, "image", "load", archive.toString())));
    return new LoadResult(List.of("minikube " + profile), List.of());
  }

  private LoadResult loadIntoNodes(LoadOrder order, List<ContainerdNode> nodes)
      throws ImageException, IOException, InterruptedException {
    List<ContainerdNode> lacking = new ArrayList<>();
    List<String> present = new ArrayList<>();
    for (ContainerdNode node : nodes) {
      if (isNamedByDigest(order) && node.has(order.reference(), programs)) {
        present.add(node.name());
      } else {
        lacking.add(node);
      }
    }
    if (!lacking.isEmpty()) {
      forEverybody(order).lendTo(archive -> {
        for (ContainerdNode node : lacking) {
          node.load(archive, programs);
        }
      });
    }
    return new LoadResult(lacking.stream().map(ContainerdNode::name).toList(), present);
  }

  private static LoadArchive forEverybody(LoadOrder order) throws ImageException {
    PlatformImages images = PlatformImages.of(order);
    return LoadArchive.ofAll(order, images.index(), images.ofHost());
  }

  /** Whether each tag holds a part of the digest, as in {@code sha-0123456789ab}, so that it never means another image. */
  private static boolean isNamedByDigest(LoadOrder order) {
    return order.naming().tags().stream()
        .map(Tag::text)
        .allMatch(tag -> tag.matches("sha-[0-9a-f]{12,}")
            && order.digest().startsWith("sha256:" + tag.substring("sha-".length())));
  }
}
