package io.github.gok8s.image;

import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes a layer as a compressed tar archive, in one pass and in constant memory. */
final class LayerWriter {

  private static final int BUFFER = 1 << 16;
  /** Level 9 takes twice the time for 0.6 %. */
  private static final int LEVEL = 6;
  /** What Java 16 and later write into the header, and earlier ones do not. */
  private static final int UNKNOWN_SYSTEM = 255;

  private LayerWriter() {}

  /**
   * Writes a layer.
   *
   * @throws ImageException if what goes in is not what it should be
   */
  static StoredLayer write(TarLayer source, Path file) throws IOException, ImageException {
    MessageDigest digest = Sha256.start();
    MessageDigest diffId = Sha256.start();
    ReproducibleTar tar = null;
    try (OutputStream stored = new DigestOutputStream(Files.newOutputStream(file), digest);
        OutputStream gzip = gzip(stored);
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

  /** Compresses, with the same bytes on every machine. */
  static OutputStream gzip(OutputStream stored) throws IOException {
    return new GzipCompressorOutputStream(stored, gzipParameters());
  }

  private static GzipParameters gzipParameters() {
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(LEVEL);
    parameters.setDeflateStrategy(Deflater.DEFAULT_STRATEGY);
    parameters.setOperatingSystem(UNKNOWN_SYSTEM);
    parameters.setBufferSize(BUFFER);
    return parameters;
  }
}
