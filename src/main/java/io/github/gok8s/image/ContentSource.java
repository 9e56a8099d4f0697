package io.github.gok8s.image;

import java.io.InputStream;

/** Where manifests and blobs of one image come from: a registry's repository, an OCI layout, an archive, a cache. */
public interface ContentSource {

  /**
   * Fetches a manifest or an index.
   *
   * @param reference a tag, or a digest with its algorithm
   * @throws ImageException if there is none, or its bytes are not those of the digest
   */
  Content manifest(String reference) throws ImageException;

  /**
   * Opens a blob; the reader compares what it reads with the descriptor.
   *
   * @throws ImageException if there is none, or it can't be reached
   */
  InputStream blob(Descriptor descriptor) throws ImageException;
}
