package io.github.gok8s.go.toolchain.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/8/0/000",
    "0, 7, 13, tile/8/0/007.p/13",
    "1, 999, 256, tile/8/1/999",
    "1, 1000, 256, tile/8/1/x001/000",
    "0, 241187, 256, tile/8/0/x241/187",
    "2, 1234067, 1, tile/8/2/x001/x234/067.p/1"
  })
  void hasTheStandardPath(int level, long number, int width, String path) {
    assertThat(new Tile(level, number, width).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    // level and index of a hash, size of the tree; level, number and width of the tile
    "0, 0, 1, 0, 0, 1",
    "0, 255, 256, 0, 0, 256",
    "0, 256, 300, 0, 1, 44",
    "3, 31, 256, 0, 0, 256",
    "7, 1, 256, 0, 0, 256",
    "8, 0, 256, 1, 0, 1",
    "8, 5, 2000, 1, 0, 7",
    "9, 2, 2000, 1, 0, 7",
    "24, 2, 66332798, 3, 0, 3"
  })
  void holdsTheHash(int level, long index, long size, int tileLevel, long number, int width) {
    assertThat(Tile.holding(level, index, size)).isEqualTo(new Tile(tileLevel, number, width));
  }

  @Test
  void givesRiseToTheHashesAboveItsOwn() {
    // given
    Hash[] leaves = {leaf(0), leaf(1), leaf(2), leaf(3)};
    byte[] data = new byte[4 * Hash.SIZE];
    for (int i = 0; i < leaves.length; i++) {
      System.arraycopy(leaves[i].bytes(), 0, data, i * Hash.SIZE, Hash.SIZE);
    }
    Tile tile = new Tile(0, 0, 4);

    // then
    Hash left = Hash.ofNode(leaves[0], leaves[1]);
    Hash right = Hash.ofNode(leaves[2], leaves[3]);
    assertThat(tile.hash(0, 2, data)).isEqualTo(leaves[2]);
    assertThat(tile.hash(1, 1, data)).isEqualTo(right);
    assertThat(tile.hash(2, 0, data)).isEqualTo(Hash.ofNode(left, right));
  }

  private static Hash leaf(int number) {
    return Hash.ofRecord(new byte[] {(byte) number});
  }
}
