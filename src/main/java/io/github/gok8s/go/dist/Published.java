package io.github.gok8s.go.dist;

import io.github.gok8s.result.Binary;

/**
 * A binary that is a Maven artifact.
 *
 * @param binary the binary
 * @param classifier its classifier, for example {@code linux-arm64}
 */
public record Published(Binary binary, String classifier) {}
