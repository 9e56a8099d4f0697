package io.github.gok8s.go.toolchain.sumdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a checksum database for the hashes of modules, and proves the answer: the tree is signed by the key, and the
 * record is in the tree.
 *
 * @see <a href="https://go.dev/ref/mod#checksum-database">Checksum database</a>
 */
public final class ChecksumDatabase {

  private final VerifierKey key;
  private final Files files;

  /** Reads what a database serves. */
  public interface Files {

    /** Reads the file at a path such as {@code lookup/…} or {@code tile/8/…}. */
    byte[] read(String path) throws IOException;
  }

  public ChecksumDatabase(VerifierKey key, Files files) {
    this.key = key;
    this.files = files;
  }

  /**
   * Gives the hashes, {@code h1:…}, of the zip of a module.
   *
   * @param module the path, without capitals (they would have to be escaped)
   * @throws IOException if the database can't be read
   * @throws SumdbException if its answer is not proven, or does not name the module
   */
  public List<String> hashesOf(String module, String version) throws IOException, SumdbException {
    byte[] answer = files.read("lookup/" + module + "@" + version);
    LookupRecord record = LookupRecord.parse(new String(answer, StandardCharsets.UTF_8));
    TreeHead tree = TreeHead.parse(SignedNote.open(record.signedTree(), key));
    Hash root =
        new InclusionProof(record.number(), record.hash(), tiles(tree.size())).root(tree.size());
    if (!root.equals(tree.root())) {
      throw new SumdbException("The checksum database can't prove its record of " + module + "@"
          + version + ": the hashes do not lead to the tree that it has signed.");
    }
    List<String> hashes = record.hashesOf(module, version);
    if (hashes.isEmpty()) {
      throw new SumdbException(
          "The checksum database sent a record without " + module + "@" + version + ".");
    }
    return hashes;
  }

  private InclusionProof.StoredHashes tiles(long size) {
    Map<Tile, byte[]> read = new HashMap<>();
    return (level, index) -> {
      Tile tile = Tile.holding(level, index, size);
      byte[] data = read.get(tile);
      if (data == null) {
        data = tile.checked(files.read(tile.path()));
        read.put(tile, data);
      }
      return tile.hash(level, index, data);
    };
  }
}
