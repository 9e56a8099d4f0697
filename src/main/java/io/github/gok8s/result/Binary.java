package io.github.gok8s.result;

import java.nio.file.Path;

/**
 * Describes one executable that the build made.
 *
 * @param name the name without ending, for example {@code html-server}
 * @param mainPackage the main package, relative to the module as in {@code ./cmd/html-server}
 * @param platform the platform it runs on
 * @param file where it lies, absolute
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits
 * @param seconds how long the {@code go build} that made it took
 * @param upToDate whether this run found it unchanged
 */
public record Binary(
    String name,
    String mainPackage,
    Platform platform,
    Path file,
    long size,
    String sha256,
    double seconds,
    boolean upToDate) {

  /** Gives the same binary as an artifact holds it: without what differs from run to run. */
  public Binary asFound() {
    return new Binary(name, mainPackage, platform, file, size, sha256, seconds, true);
  }
}
