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
   * @param timeline where the time of compressing is counted
   * @throws ImageException if what goes in is not what it should be
   */
  static StoredLayer write(TarLayer source, Path file, Timeline timeline)
      throws IOException, ImageException {
    MessageDigest digest = Sha256.start();
    MessageDigest diffId = Sha256.start();
    ReproducibleTar tar = null;
    try (OutputStream stored = new DigestOutputStream(Files.newOutputStream(file), digest);
        OutputStream gzip = new GzipFile(stored, timeline);
        OutputStream plain =
            new BufferedOutputStream(new DigestOutputStream(gzip, diffId), BUFFER);
        ReproducibleTar open = new ReproducibleTar(plain)) {
      tar = open;
      source.writeTo(open);
    }
    return new StoredLayer(
        new LayerRecord(Descriptor.digest(digest), Descriptor.digest(diffId), Files.size(file)),
        tar.contentBytes(),
        Descriptor.LAYER);
  }
}
