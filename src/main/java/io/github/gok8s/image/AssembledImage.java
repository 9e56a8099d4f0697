package io.github.gok8s.image;

import io.github.gok8s.result.ImageRecord;
import java.util.List;

/**
 * Tells what an assembly gave.
 *
 * @param record what {@code image.json} says
 * @param sizes how large each platform's image is, in the order of the record
 * @param upToDate whether nothing had to be made
 */
public record AssembledImage(ImageRecord record, List<PlatformSize> sizes, boolean upToDate) {

  public AssembledImage {
    sizes = List.copyOf(sizes);
  }
}
