package io.github.gok8s.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Binaries for tests, of the main package in the module's own folder. */
public final class Binaries {

  private Binaries() {}

  /** Gives one for a file that is there. */
  public static Binary of(String name, Platform platform, Path file) throws IOException {
    return binary(name, platform, file, Files.size(file), Sha256.of(file));
  }

  /** Gives one whose file nobody reads. */
  public static Binary unread(String name, Platform platform, String sha256) {
    return binary(name, platform, Path.of(name), 1, sha256);
  }

  private static Binary binary(
      String name, Platform platform, Path file, long size, String sha256) {
    return new Binary(name, ".", platform, file, size, sha256, BuildSpan.lasting(0.1), false);
  }
}
