package io.github.gok8s.image;

import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Path;

/** A layer whose archive is written here. */
sealed interface TarLayer extends LayerSource permits StaticBaseLayer, BinaryLayer, FilesLayer {

  /**
   * Writes the layer's folders and files, sorted by path.
   *
   * @throws ImageException if what goes in is not what it should be
   * @throws IOException if something can't be read or written
   */
  void writeTo(ReproducibleTar tar) throws IOException, ImageException;

  @Override
  default StoredLayer store(Path file, LayerBlocks blocks, Timeline timeline)
      throws IOException, ImageException {
    return LayerWriter.write(this, file, blocks, timeline);
  }
}
