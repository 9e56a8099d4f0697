package io.github.gok8s.image.load;

import java.util.List;

/**
 * Says where an image is now.
 *
 * @param loaded the daemons and nodes that it was loaded into
 * @param present those that had it
 */
public record LoadResult(List<String> loaded, List<String> present) {

  public LoadResult {
    loaded = List.copyOf(loaded);
    present = List.copyOf(present);
  }
}
