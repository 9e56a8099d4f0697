package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.image.Tag;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.StagingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads an image where no registry is needed, through the programs that are there anyway. */
public final class ImageLoad {

  private final Programs programs;

  /**
   * Makes a loader.
   *
   * @param environment the environment for the programs, and where they are searched for
   */
  public ImageLoad(ProcessRunner runner, Map<String, String> environment) {
    this.programs = new Programs(runner, environment, HostPlatform.current());
  }

  /** Gives docker if it is there, else podman if that is. */
  public LoadTarget engine() {
    return programs.has("docker") || !programs.has("podman")
        ? new LoadTarget.Docker()
        : new LoadTarget.Podman();
  }

  /**
   * Loads the image, unless it is there.
   *
   * @throws ImageException if a program is missing or fails, or the daemon's machine needs a platform that the image lacks
   */
  public LoadResult load(LoadOrder order, LoadTarget target)
      throws ImageException, IOException, InterruptedException {
    if (target instanceof LoadTarget.Docker) {
      return loadIntoEngine(order, "docker", "{{.Server.Os}}/{{.Server.Arch}}");
    }
    if (target instanceof LoadTarget.Podman) {
      return loadIntoEngine(order, "podman", "{{.Client.OsArch}}");
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

  private LoadResult loadIntoEngine(LoadOrder order, String engine, String itsPlatform)
      throws ImageException, IOException, InterruptedException {
    String platform =
        programs.output(List.of(engine, "version", "--format", itsPlatform)).strip();
    LayoutFolder layout = new LayoutFolder(order.layout());
    LayoutFolder.Document image = layout.image(order.digest());
    LayoutFolder.Document ofPlatform = ofPlatform(layout, image, platform)
        .orElseThrow(() -> ImageException.inProject("The image has no " + platform
            + ", which is what " + engine + " runs on: add it to <platforms> (-Dk8s.platforms)."));
    if (has(engine, order, List.of(image.digest(), ofPlatform.blobs().get(0).digest()))) {
      return new LoadResult(List.of(), List.of(engine));
    }
    withArchive(
        order, image, ofPlatform, archive -> programs.feed(List.of(engine, "load"), archive));
    return new LoadResult(List.of(engine), List.of());
  }

  /** Whether all names stand for the image. Its identity is the digest of its configuration, or where containerd stores it of its index. */
  private boolean has(String engine, LoadOrder order, List<String> identities)
      throws ImageException, InterruptedException {
    for (Tag tag : order.tags()) {
      Optional<String> id = programs.outputIfAny(
          List.of(engine, "image", "inspect", "--format", "{{.Id}}", order.name() + ":" + tag));
      String hex = id.orElse("").strip().replaceFirst("^sha256:", "");
      if (!identities.contains("sha256:" + hex)) {
        return false;
      }
    }
    return true;
  }

  private LoadResult loadIntoMinikube(LoadOrder order, String profile)
      throws ImageException, IOException, InterruptedException {
    LayoutFolder layout = new LayoutFolder(order.layout());
    LayoutFolder.Document image = layout.image(order.digest());
    withArchive(
        order,
        image,
        ofHost(layout, image),
        archive -> programs.output(
            List.of("minikube", "--profile", profile, "image", "load", archive.toString())));
    return new LoadResult(List.of("minikube " + profile), List.of());
  }

  private LoadResult loadIntoNodes(LoadOrder order, List<ContainerdNode> nodes)
      throws ImageException, IOException, InterruptedException {
    List<ContainerdNode> lacking = new ArrayList<>();
    List<String> present = new ArrayList<>();
    for (ContainerdNode node : nodes) {
      if (isNamedByDigest(order) && node.has(order.references().get(0), programs)) {
        present.add(node.name());
      } else {
        lacking.add(node);
      }
    }
    if (!lacking.isEmpty()) {
      LayoutFolder layout = new LayoutFolder(order.layout());
      LayoutFolder.Document image = layout.image(order.digest());
      withArchive(order, image, ofHost(layout, image), archive -> {
        for (ContainerdNode node : lacking) {
          node.load(archive, programs);
        }
      });
    }
    return new LoadResult(lacking.stream().map(ContainerdNode::name).toList(), present);
  }

  private interface Loading {
    void from(Path archive) throws ImageException, InterruptedException;
  }

  private static void withArchive(
      LoadOrder order, LayoutFolder.Document image, LayoutFolder.Document docker, Loading loading)
      throws ImageException, IOException, InterruptedException {
    try (StagingFolder staging = StagingFolder.in(order.layout().resolveSibling("state"))) {
      Path archive = staging.path().resolve("load.tar");
      new LoadArchive(order, image).writeTo(archive, docker);
      loading.from(archive);
    }
  }

  /** Whether the only tag holds a part of the digest, as in {@code sha-0123456789ab}, so that it never means another image. */
  private static boolean isNamedByDigest(LoadOrder order) {
    String tag = order.tags().get(0).text();
    return order.tags().size() == 1
        && tag.matches("sha-[0-9a-f]{12,}")
        && order.digest().startsWith("sha256:" + tag.substring("sha-".length()));
  }

  /** For readers that take one platform: that of this machine, else the first. */
  private static LayoutFolder.Document ofHost(LayoutFolder layout, LayoutFolder.Document image)
      throws ImageException {
    Platform host = HostPlatform.current();
    Optional<LayoutFolder.Document> found = ofPlatform(layout, image, "linux/" + host.arch());
    return found.isPresent() ? found.get() : image.documents().get(0);
  }

  private static Optional<LayoutFolder.Document> ofPlatform(
      LayoutFolder layout, LayoutFolder.Document image, String platform) throws ImageException {
    for (LayoutFolder.Document manifest : image.documents()) {
      if (LoadArchive.platform(layout, manifest).equals(platform)) {
        return Optional.of(manifest);
      }
    }
    return Optional.empty();
  }
}
