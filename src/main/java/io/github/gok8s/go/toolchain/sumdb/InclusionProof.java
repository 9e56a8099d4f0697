package io.github.gok8s.go.toolchain.sumdb;

import java.io.IOException;

/**
 * Computes the root that a tree has if a record is in it: if it is the signed root, the record is in the database.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1">RFC 6962, section 2.1.1</a>
 */
record InclusionProof(long number, Hash record, StoredHashes stored) {

  /** Gives the hashes of complete subtrees. */
  interface StoredHashes {

    /**
     * Gives the hash of a subtree.
     *
     * @param level the subtree has 2^level records
     * @param index its place among those of its level, counted from 0
     */
    Hash at(int level, long index) throws IOException, SumdbException;
  }

  /** Computes the root of the tree with this number of records. */
  Hash root(long size) throws IOException, SumdbException {
    if (number >= size) {
      throw new SumdbException("The checksum database has " + size
          + " records, and none of the number " + number + " that it gave.");
    }
    return subtree(0, size);
  }

  private Hash subtree(long first, long end) throws IOException, SumdbException {
    long size = end - first;
    boolean holdsRecord = first <= number && number < end;
    if (holdsRecord && size == 1) {
      return record;
    }
    if (!holdsRecord && Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return stored.at(level, first >> level);
    }
    long middle = first + Long.highestOneBit(size - 1);
    return Hash.ofNode(subtree(first, middle), subtree(middle, end));
  }
}
