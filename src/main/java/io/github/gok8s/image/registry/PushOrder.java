package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what to push, and where to.
 *
 * @param layout the folder of the OCI layout
 * @param referrers the folder of the OCI layout with what refers to the image; it need not exist
 * @param digest the digest of the index that gets the tags
 * @param name the repository
 * @param tags the tags
 * @param bases images whose layers may be in this one: where they lie in the same registry, these are not sent but mounted
 */
public record PushOrder(
    Path layout,
    Path referrers,
    String digest,
    ImageName name,
    List<Tag> tags,
    List<ImageName> bases) {

  public PushOrder {
    tags = List.copyOf(tags);
    bases = List.copyOf(bases);
  }

  /** Whether something refers to the image. */
  public boolean hasReferrers() {
    return Files.exists(referrers.resolve("index.json"));
  }
}
