package io.github.gok8s.image;

import java.util.Arrays;

/**
 * A manifest or an index as it is stored: its digest is that of exactly these bytes.
 *
 * @param mediaType what it says it is
 * @param bytes the JSON text
 */
@SuppressWarnings(
    "ArrayRecordComponent") // it says itself what is equal, and nobody writes into them
public record Content(String mediaType, byte[] bytes) {

  /** Points to it. */
  public Descriptor descriptor() {
    return Descriptor.of(mediaType, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && mediaType.equals(content.mediaType)
        && Arrays.equals(bytes, content.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * mediaType.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return descriptor().toString();
  }
}
