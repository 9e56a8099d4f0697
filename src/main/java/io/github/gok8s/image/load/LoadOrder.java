package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what to load, and under which names.
 *
 * @param layout the folder of the OCI layout
 * @param digest the digest of the image's index
 * @param name the name that it gets, with or without a registry
 * @param tags the tags that it gets, one at least
 */
public record LoadOrder(Path layout, String digest, ImageName name, List<Tag> tags) {

  public LoadOrder {
    tags = List.copyOf(tags);
  }

  /** Gives each name and tag in full, as containerd keeps them: {@code docker.io/library/room:1}. */
  public List<String> references() {
    return tags.stream().map(tag -> name.withRegistry() + ":" + tag).toList();
  }
}
