package io.github.gok8s.go.toolchain.sumdb;

import java.util.Locale;

/**
 * A part of the Merkle tree of a checksum database as it is served: up to 256 hashes of one level, side by side.
 *
 * @param level 0 holds the hashes of records, 1 those of every 256 records, 2 those of every 65,536 records …
 * @param number the place of the tile in its level, counted from 0
 * @param width the number of its hashes; less than 256 only at the right edge of the tree
 * @see <a href="https://research.swtch.com/tlog#tiling_a_log">Tiling a log</a>
 */
record Tile(int level, long number, int width) {

  private static final int HEIGHT = 8;
  private static final int FULL = 1 << HEIGHT;

  /**
   * Gives the tile that holds, or gives rise to, a hash of the tree.
   *
   * @param level the hash's level in the tree: it stands for 2^level records
   * @param index its place in that level
   * @param size the number of records of the tree
   */
  static Tile holding(int level, long index, long size) {
    int tileLevel = level / HEIGHT;
    long number = (index << (level % HEIGHT)) >> HEIGHT;
    long hashes = (size >> (HEIGHT * tileLevel)) - (number << HEIGHT);
    return new Tile(tileLevel, number, (int) Math.min(hashes, FULL));
  }

  /** Gives the path at which it is served, {@code tile/8/0/x241/187} or, if it is not full, {@code tile/8/3/000.p/3}. */
  String path() {
    StringBuilder path = new StringBuilder(digits(number));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + digits(rest) + "/");
    }
    return "tile/" + HEIGHT + "/" + level + "/" + path + (width < FULL ? ".p/" + width : "");
  }

  /** Computes a hash of the tree from the tile's own. */
  Hash hash(int level, long index, byte[] data) {
    int levelInTile = level - this.level * HEIGHT;
    int first = (int) ((index << levelInTile) - (number << HEIGHT));
    return hash(first, 1 << levelInTile, data);
  }

  /** Checks that the served bytes can be this tile. */
  byte[] checked(byte[] data) throws SumdbException {
    if (data.length != width * Hash.SIZE) {
      throw new SumdbException("The checksum database sent " + data.length + " bytes for " + path()
          + ", which has " + width * Hash.SIZE + ".");
    }
    return data;
  }

  private static Hash hash(int first, int count, byte[] data) {
    return count == 1
        ? Hash.at(first, data)
        : Hash.ofNode(hash(first, count / 2, data), hash(first + count / 2, count / 2, data));
  }

  private static String digits(long number) {
    return String.format(Locale.ROOT, "%03d", number % 1000);
  }
}
