package io.github.gok8s.image;

import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.Timeline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Writes a layer as a compressed tar archive, in one pass and in constant memory. */
final class LayerWriter {

  private static final int BUFFER = 1 << 16;

  private LayerWriter() {}

  /**
   * Writes a layer.
   *
   * @param blocks of an earlier layer, to be taken over; learns which are in this one
   * @param timeline where the time of compressing is counted
   * @throws ImageException if what goes in is not what it should be
   */
  static StoredLayer write(TarLayer source, Path file, LayerBlocks blocks, Timeline timeline)
      throws IOException, ImageException {
    MessageDigest digest = Sha256.start();
    MessageDigest diffId = Sha256.start();
    ReproducibleTar tar = null;
    GzipFile compressed = null;
    try (OutputStream stored = new DigestOutputStream(Files.newOutputStream(file), digest);
        GzipFile gzip = new GzipFile(stored, blocks, timeline);
        OutputStream plain =
            new BufferedOutputStream(new DigestOutputStream(gzip, diffId), BUFFER);
        ReproducibleTar open = new ReproducibleTar(plain)) {
      tar = open;
      compressed = gzip;
      source.writeTo(open);
    }
    LayerRecord record =
        new LayerRecord(Descriptor.digest(digest), Descriptor.digest(diffId), Files.size(file));
    blocks.add(record.digest(), compressed.blocks());
    return new StoredLayer(record, tar.contentBytes(), Descriptor.LAYER);
  }
}
