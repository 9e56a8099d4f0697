package io.github.gok8s.image;

import java.io.IOException;

/** Makes one layer. Two sources of one key make the same layer. */
sealed interface LayerSource permits StaticBaseLayer, BinaryLayer {

  /** Names everything that the layer's bytes depend on: one that was made before from the same is used again. */
  String key();

  /** Says what is in it, for the image's history and for messages. */
  String title();

  /** Gives the length of what goes in, in bytes or near to it: the longest is begun first. */
  long weight();

  /**
   * Writes the layer's folders and files, sorted by path.
   *
   * @throws ImageException if what goes in is not what it should be
   * @throws IOException if something can't be read or written
   */
  void writeTo(ReproducibleTar tar) throws IOException, ImageException;
}
