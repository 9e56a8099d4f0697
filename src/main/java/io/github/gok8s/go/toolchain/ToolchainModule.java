package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoVersion;
import io.github.gok8s.result.Platform;
import java.util.Optional;

/**
 * A Go toolchain as the module that it is published as.
 *
 * @param go its version
 * @param host the platform on which it runs
 * @see <a href="https://go.dev/doc/toolchain#mod">Go toolchains, module</a>
 */
record ToolchainModule(GoVersion go, Platform host) {

  static final String PATH = "golang.org/toolchain";

  private static final String VERSION_PREFIX = "v0.0.1-";

  /** Reads {@code v0.0.1-go1.26.8.linux-amd64}. */
  static Optional<GoVersion> goVersionOf(String moduleVersion) {
    int platform = moduleVersion.lastIndexOf('.');
    return moduleVersion.startsWith(VERSION_PREFIX) && platform > VERSION_PREFIX.length()
        ? GoVersion.parse(moduleVersion.substring(VERSION_PREFIX.length(), platform))
        : Optional.empty();
  }

  /** Gives the module's version, {@code v0.0.1-go1.26.8.linux-amd64}. */
  String version() {
    return VERSION_PREFIX + name();
  }

  /** Gives a name for files, {@code go1.26.8.linux-amd64}. */
  String name() {
    return go.toolchainName() + "." + host.os() + "-" + host.arch();
  }

  /** Gives where its zip stands in a repository of modules. */
  String zip() {
    return PATH + "/@v/" + version() + ".zip";
  }

  /** Gives what the name of every file in the zip starts with. */
  String prefix() {
    return PATH + "@" + version() + "/";
  }

  @Override
  public String toString() {
    return PATH + "@" + version();
  }
}
