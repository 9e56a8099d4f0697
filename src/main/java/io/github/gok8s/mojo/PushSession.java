package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.registry.KnownBlobs;
import io.github.gok8s.image.registry.PushOrder;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.execution.MavenSession;

/**
 * What the modules of one Maven session know of each other's pushes.
 *
 * @param session the session
 */
record PushSession(MavenSession session) {

  /** Gives where blobs lie that modules have pushed. */
  KnownBlobs blobs() {
    return new KnownBlobs(map("blobs"));
  }

  /**
   * Keeps a module's tags from others: two images under one name would be whichever came last.
   *
   * @param module who pushes
   * @throws ImageException if another module pushes one of them
   */
  void claim(PushOrder order, String module) throws ImageException {
    for (Tag tag : order.tags()) {
      String reference = order.name().withRegistry() + ":" + tag;
      String other = map("claims").putIfAbsent(reference, module);
      if (other != null && !other.equals(module)) {
        throw ImageException.inProject(
            "The modules " + other + " and " + module + " both push " + reference
                + ": give one of them another <image><name> (-Dk8s.image.name) or other <tags>.");
      }
    }
  }

  /** Notes that a tag was seen to lead to an image in this session. */
  void saw(PushOrder order, Tag tag) {
    map("seen").put(order.name().withRegistry() + ":" + tag, order.digest());
  }

  /** Whether all tags were seen to lead to the image. */
  boolean sawAll(PushOrder order) {
    return order.tags().stream()
        .allMatch(tag -> Objects.equals(
            map("seen").get(order.name().withRegistry() + ":" + tag), order.digest()));
  }

  private ConcurrentMap<String, String> map(String name) {
    return SessionMap.of(session, "io.github.gok8s.push." + name);
  }
}
