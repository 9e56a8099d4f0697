package io.github.gok8s.image.load;

import java.nio.file.Path;

/** Chooses where an image is loaded into. */
public sealed interface LoadTarget
    permits ContainerEngine,
        LoadTarget.Kind,
        LoadTarget.K3d,
        LoadTarget.Minikube,
        LoadTarget.Containerd {

  /**
   * All nodes of a kind cluster.
   *
   * @param cluster its name, {@code kind} by default
   */
  record Kind(String cluster) implements LoadTarget {}

  /**
   * All nodes of a k3d cluster.
   *
   * @param cluster its name
   */
  record K3d(String cluster) implements LoadTarget {}

  /**
   * The nodes of minikube.
   *
   * @param profile its profile, {@code minikube} by default
   */
  record Minikube(String profile) implements LoadTarget {}

  /**
   * A containerd on this machine, as that of k3s.
   *
   * @param socket its socket, for example {@code /run/containerd/containerd.sock}
   */
  record Containerd(Path socket) implements LoadTarget {}
}
