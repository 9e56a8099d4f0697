package io.github.gok8s.image;

import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.Timeline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A layer of a base image, which lies elsewhere. Its bytes are taken as they are; only one that is not compressed is
 * compressed, because a registry would be sent, and keep, several times as much.
 *
 * @param base the base as the configuration names it
 * @param descriptor what the base's manifest says of it
 * @param diffId what the base's configuration says of it
 * @param source where it lies
 */
public record PulledLayer(String base, Descriptor descriptor, String diffId, ContentSource source)
    implements LayerSource {

  private static final int BUFFER = 1 << 16;

  @Override
  public String key() {
    return "base " + descriptor.digest() + " " + diffId;
  }

  @Override
  public String title() {
    return base;
  }

  @Override
  public long weight() {
    return descriptor.size();
  }

  @Override
  public StoredLayer store(Path file, LayerBlocks blocks, Timeline timeline)
      throws IOException, ImageException {
    LayerFormat format = LayerFormat.of(descriptor.mediaType())
        .orElseThrow(
            () -> ImageException.inProject("The base image " + base + " has a layer of the type "
                + descriptor.mediaType()
                + ", on which no image can be made here. Take another in <image><base>"
                + " (-Dk8s.image.base)."));
    copy(file, format == LayerFormat.PLAIN, timeline);
    if (format == LayerFormat.ZSTD) {
      // nothing here reads zstd: how large it is unpacked is not known, and whoever unpacks it
      // compares its diff ID
      return new StoredLayer(
          new LayerRecord(descriptor.digest(), diffId, descriptor.size()),
          descriptor.size(),
          format.mediaType());
    }
    long unpacked = unpack(file);
    return format == LayerFormat.GZIP
        ? new StoredLayer(
            new LayerRecord(descriptor.digest(), diffId, descriptor.size()),
            unpacked,
            Descriptor.LAYER)
        : new StoredLayer(
            new LayerRecord("sha256:" + Sha256.of(file), diffId, Files.size(file)),
            unpacked,
            Descriptor.LAYER);
  }

  private void copy(Path file, boolean compress, Timeline timeline)
      throws IOException, ImageException {
    MessageDigest digest = Sha256.start();
    long length;
    try (InputStream blob = new DigestInputStream(source.blob(descriptor), digest);
        OutputStream stored = compress
            ? new GzipFile(Files.newOutputStream(file), timeline)
            : Files.newOutputStream(file)) {
      length = blob.transferTo(stored);
    }
    String found = Descriptor.digest(digest);
    if (!found.equals(descriptor.digest())) {
      throw ImageException.inEnvironment("A layer of the base image " + base + " arrived damaged: "
          + descriptor.digest() + " has " + descriptor.size() + " bytes, what came has "
          + length
          + " and the digest " + found
          + ". Run the same command again; if that does not help, whatever stands between here"
          + " and the base changes what it passes on.");
    }
  }

  /** Reads the archive, compares its digest, and gives the sum of the lengths of its files. */
  private long unpack(Path file) throws IOException, ImageException {
    MessageDigest digest = Sha256.start();
    long unpacked = 0;
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        InputStream plain = new DigestInputStream(new GZIPInputStream(stored, BUFFER), digest);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpacked +=
            entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() ? entry.getSize() : 0;
      }
      // what fills up the last block belongs to the digest too
      plain.transferTo(OutputStream.nullOutputStream());
    }
    String found = Descriptor.digest(digest);
    if (!found.equals(diffId)) {
      throw ImageException.inEnvironment("The base image " + base
          + " contradicts itself: its configuration says that the layer " + descriptor.digest()
          + " is " + diffId + " unpacked, but it is " + found
          + ". No container could be started from it; take another in <image><base>"
          + " (-Dk8s.image.base).");
    }
    return unpacked;
  }
}
