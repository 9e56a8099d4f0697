package io.github.gok8s.gzip;

import java.util.Optional;

/** Has blocks that were compressed before; it is asked by several threads. */
@FunctionalInterface
public interface EarlierBlocks {

  /** Gives what the block of this {@linkplain CompressedBlock#key() key} was compressed to, if it is still there. */
  Optional<byte[]> find(String key);
}
