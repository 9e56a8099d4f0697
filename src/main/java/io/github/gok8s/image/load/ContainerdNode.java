package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node whose containerd is spoken to through {@code ctr}.
 *
 * @param name the node's name, for messages
 * @param ctr the program, and what leads to it: {@code docker exec -i kind-control-plane ctr}
 */
record ContainerdNode(String name, List<String> ctr) {

  private static final List<String> IN_KUBERNETES = List.of("--namespace", "k8s.io", "images");

  ContainerdNode {
    ctr = List.copyOf(ctr);
  }

  static ContainerdNode inContainer(String engine, String container) {
    return new ContainerdNode(container, List.of(engine, "exec", "-i", container, "ctr"));
  }

  static ContainerdNode onThisMachine(Path socket, boolean isOfK3s) {
    List<String> ctr = isOfK3s ? List.of("k3s", "ctr") : List.of("ctr");
    return new ContainerdNode(
        socket.toString(), plus(ctr, List.of("--address", socket.toString())));
  }

  /** Whether the node has an image of this name; for a tag that is made of the digest, that is the image. */
  boolean has(String reference, Programs programs) throws ImageException, InterruptedException {
    List<String> list =
        plus(plus(ctr, IN_KUBERNETES), List.of("list", "--quiet", "name==" + reference));
    Optional<String> found = programs.outputIfAny(list);
    return found.isPresent() && found.get().lines().anyMatch(reference::equals);
  }

  /** Imports the images of an archive, for all platforms that it has. */
  void load(Path archive, Programs programs) throws ImageException, InterruptedException {
    programs.feed(
        plus(plus(ctr, IN_KUBERNETES), List.of("import", "--all-platforms", "-")), archive);
  }

  private static List<String> plus(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
