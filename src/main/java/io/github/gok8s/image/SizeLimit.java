package io.github.gok8s.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses images that are larger than the user wants. */
final class SizeLimit {

  private SizeLimit() {}

  /**
   * Compares the layers of every platform, as stored, with the limit.
   *
   * @throws ImageException if one is above it; the largest is described
   */
  static void check(ByteSize limit, List<PlatformSize> sizes) throws ImageException {
    List<PlatformSize> above = sizes.stream()
        .filter(size -> size.stored() > limit.bytes())
        .sorted(Comparator.comparingLong(PlatformSize::stored).reversed())
        .toList();
    if (above.isEmpty()) {
      return;
    }
    PlatformSize largest = above.get(0);
    String others = above.stream()
        .skip(1)
        .map(size -> size.platform() + " " + new ByteSize(size.stored()))
        .collect(Collectors.joining(", "));
    throw ImageException.inProject(
        "The image for " + largest.platform() + " is "
            + new ByteSize(largest.stored()) + " (" + largest.list() + "), above the limit of "
            + limit
            + (others.isEmpty() ? "" : "; above it too: " + others)
            + ". Make the binary smaller, take another <image><base>, or raise <image><maxSize> (-Dk8s.image.maxSize).");
  }
}
