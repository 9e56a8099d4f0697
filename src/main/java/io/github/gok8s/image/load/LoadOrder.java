package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import java.nio.file.Path;

/**
 * Says what to load, and under which name.
 *
 * @param layout the folder of the OCI layout
 * @param digest the digest of the image's index
 * @param name the name that it gets, with or without a registry
 * @param tag the tag that it gets
 */
public record LoadOrder(Path layout, String digest, ImageName name, Tag tag) {

  /** Gives name and tag in full, as containerd keeps them: {@code docker.io/library/room:1}. */
  public String reference() {
    return name.withRegistry() + ":" + tag;
  }
}
