package io.github.gok8s.image;

import io.github.gok8s.gzip.CompressedBlock;
import io.github.gok8s.gzip.EarlierBlocks;
import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers in {@code target/k8s/state/blocks} of which blocks the last image's layers are: those that are the same in the next image
 * are taken over from the blob, not compressed again. A program in which only a constant has changed, its version for example, is
 * another in some places; one with other code is so nearly everywhere, because addresses are.
 */
final class LayerBlocks implements EarlierBlocks, Closeable {

  private static final String FILE = "blocks";

  private final Map<String, List<CompressedBlock>> layers = new ConcurrentHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final List<Blob> blobs = new ArrayList<>();

  private record Place(Blob blob, long offset, int length) {}

  private LayerBlocks() {}

  /** Knows no blocks; those that are added can't be found. */
  static LayerBlocks none() {
    return new LayerBlocks();
  }

  /** Reads what the last image left; whatever is wrong with it means that all has to be compressed. */
  static LayerBlocks readFrom(TargetFolder target) {
    LayerBlocks blocks = none();
    try {
      String text = Files.readString(target.state(FILE));
      int end = text.indexOf('\n') + 1;
      String list = text.substring(end);
      if (text.substring(0, end).equals(header(list))) {
        blocks.read(list);
        ImageLayout layout = new ImageLayout(target.image());
        blocks.layers.forEach((digest, known) -> blocks.place(layout.blob(digest), digest, known));
      }
      return blocks;
    } catch (IOException | RuntimeException e) {
      return none();
    }
  }

  /** Gives the first line: a block that is not where the list says would be a damaged layer. */
  private static String header(String list) {
    return "format " + GzipFile.FORMAT + " sha256:"
        + Sha256.of(list.getBytes(StandardCharsets.UTF_8)) + "\n";
  }

  private void read(String list) {
    String digest = "";
    List<CompressedBlock> blocks = new ArrayList<>();
    for (String line : list.lines().toList()) {
      int space = line.indexOf(' ');
      if (space < 0) {
        digest = line;
        blocks = new ArrayList<>();
        layers.put(digest, blocks);
      } else {
        blocks.add(new CompressedBlock(
            line.substring(0, space), Integer.parseInt(line.substring(space + 1))));
      }
    }
  }

  private void place(Path file, String digest, List<CompressedBlock> blocks) {
    Blob blob = new Blob(file, digest);
    blobs.add(blob);
    long offset = GzipFile.HEADER_LENGTH;
    for (CompressedBlock block : blocks) {
      places.put(block.key(), new Place(blob, offset, block.length()));
      offset += block.length();
    }
  }

  @Override
  public Optional<byte[]> find(String key) {
    return Optional.ofNullable(places.get(key))
        .flatMap(place -> place.blob().read(place.offset(), place.length()));
  }

  /** Adds the blocks of a layer, in their order. */
  void add(String digest, List<CompressedBlock> blocks) {
    layers.put(digest, List.copyOf(blocks));
  }

  /** Writes the blocks of these layers, as far as they are known. */
  void writeTo(TargetFolder target, Collection<StoredLayer> wanted) throws IOException {
    StringBuilder list = new StringBuilder();
    wanted.stream().map(layer -> layer.record().digest()).distinct().sorted().forEach(digest -> {
      List<CompressedBlock> blocks = layers.get(digest);
      if (blocks != null) {
        list.append(digest).append('\n');
        blocks.forEach(
            block -> list.append(block.key()).append(' ').append(block.length()).append('\n'));
      }
    });
    AtomicFile.writeIfChanged(
        target.state(FILE), (header(list.toString()) + list).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    for (Blob blob : blobs) {
      blob.close();
    }
  }

  /** An earlier layer, from which nothing is taken unless its digest says that it is whole. */
  private static final class Blob implements Closeable {

    private final Path path;
    private final String digest;
    private Optional<RandomAccessFile> file = Optional.empty();
    private boolean isChecked;

    Blob(Path path, String digest) {
      this.path = path;
      this.digest = digest;
    }

    synchronized Optional<byte[]> read(long offset, int length) {
      try {
        if (!isChecked) {
          isChecked = true;
          if (digest.equals("sha256:" + Sha256.of(path))) {
            file = Optional.of(new RandomAccessFile(path.toFile(), "r"));
          }
        }
        if (file.isEmpty()) {
          return Optional.empty();
        }
        byte[] bytes = new byte[length];
        file.get().seek(offset);
        file.get().readFully(bytes);
        return Optional.of(bytes);
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public void close() throws IOException {
      if (file.isPresent()) {
        file.get().close();
      }
    }
  }
}
