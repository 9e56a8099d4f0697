package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoVersion;
import io.github.gok8s.result.HostPlatform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds requests, from one that asks for nothing on a machine that has nothing. */
final class Requests {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Optional<Path> goExecutable = Optional.empty();
  private Optional<GoVersion> goVersion = Optional.empty();
  private Optional<GoVersion> minimum = Optional.empty();
  private Optional<GoVersion> preferred = Optional.empty();
  private Optional<String> checksum = Optional.empty();
  private Optional<Path> lockFile = Optional.empty();
  private boolean offline;

  private Requests(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", "/no/such/folder");
  }

  static Requests in(Path folder) {
    return new Requests(folder);
  }

  Requests goExecutable(Path executable) {
    goExecutable = Optional.of(executable);
    return this;
  }

  Requests goVersion(String version) {
    goVersion = GoVersion.parse(version);
    return this;
  }

  Requests minimum(String version) {
    minimum = GoVersion.parse(version);
    return this;
  }

  Requests preferred(String version) {
    preferred = GoVersion.parse(version);
    return this;
  }

  Requests checksum(String hash) {
    checksum = Optional.of(hash);
    return this;
  }

  Requests lockFile(Path file) {
    lockFile = Optional.of(file);
    return this;
  }

  Requests environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Requests offline() {
    offline = true;
    return this;
  }

  Path toolchains() {
    return folder.resolve("cache/toolchains");
  }

  UserFolders user() {
    return new UserFolders(HostPlatform.current(), environment, folder.resolve("home"));
  }

  ToolchainRequest build() {
    return new ToolchainRequest(
        goExecutable,
        goVersion,
        checksum,
        minimum,
        preferred,
        environment,
        offline,
        folder.resolve("cache"),
        lockFile,
        Optional.empty(),
        folder);
  }
}
