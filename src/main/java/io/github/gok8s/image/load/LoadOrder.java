package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageSpec;
import java.nio.file.Path;

/**
 * Says what to load, and under which names.
 *
 * @param layout the folder of the OCI layout
 * @param digest the digest of the image's index
 * @param naming the names that it gets
 */
public record LoadOrder(Path layout, String digest, ImageSpec.Naming naming) {

  /** Gives the first name in full, as containerd keeps it: {@code docker.io/library/room:1}. */
  public String reference() {
    return naming.name().withRegistry() + ":" + naming.tags().get(0);
  }
}
