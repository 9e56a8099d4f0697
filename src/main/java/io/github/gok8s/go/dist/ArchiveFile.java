package io.github.gok8s.go.dist;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;

/**
 * An archive of a platform's binaries.
 *
 * @param platform the platform, whose slug is the classifier
 * @param file where it lies
 * @param type {@code tar.gz} or {@code zip}
 */
public record ArchiveFile(Platform platform, Path file, String type) {

  /** Gives the type that a platform's users expect: what Windows opens by itself, else what keeps permissions. */
  static String typeFor(Platform platform) {
    return platform.os().equals("windows") ? "zip" : "tar.gz";
  }
}
