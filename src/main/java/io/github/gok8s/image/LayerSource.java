package io.github.gok8s.image;

import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Path;

/** Makes one layer. Two sources of one key make the same layer. */
sealed interface LayerSource permits TarLayer, PulledLayer {

  /** Names everything that the layer's bytes depend on: one that was made before from the same is used again. */
  String key();

  /** Says what is in it, for the image's history and for messages. */
  String title();

  /** Gives the length of what goes in, in bytes or near to it: the longest is begun first. */
  long weight();

  /**
   * Stores the layer, compressed.
   *
   * @param blocks of an earlier layer, to be taken over; learns which are in this one
   * @param timeline where the time of compressing is counted
   * @throws ImageException if what goes in is not what it should be
   * @throws IOException if something can't be read or written
   */
  StoredLayer store(Path file, LayerBlocks blocks, Timeline timeline)
      throws IOException, ImageException;
}
