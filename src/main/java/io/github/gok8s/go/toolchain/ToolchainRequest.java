package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoVersion;
import io.github.gok8s.http.HttpProxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Says which Go is asked for, and where one may come from.
 *
 * @param goExecutable {@code <goExecutable>}: this one, and no other
 * @param goVersion {@code <goVersion>}: a version, or a language version whose newest patch is meant
 * @param checksum {@code <goChecksum>}: the {@code h1:} hash of the toolchain's zip for this machine's platform
 * @param minimum the go line of go.mod
 * @param preferred the toolchain line of go.mod
 * @param environment the user's environment
 * @param offline whether nothing may be downloaded
 * @param cache the folder in which downloaded toolchains are kept
 * @param lockFile a file of {@code golang.org/toolchain v0.0.1-go… h1:…} lines, which may be missing
 * @param proxy the proxy of settings.xml
 * @param directory the module's folder: version managers choose a Go by the folder in which it is called
 */
public record ToolchainRequest(
    Optional<Path> goExecutable,
    Optional<GoVersion> goVersion,
    Optional<String> checksum,
    Optional<GoVersion> minimum,
    Optional<GoVersion> preferred,
    Map<String, String> environment,
    boolean offline,
    Path cache,
    Optional<Path> lockFile,
    Optional<HttpProxy> proxy,
    Path directory) {

  public ToolchainRequest {
    environment = Map.copyOf(environment);
    cache = cache.toAbsolutePath();
  }
}
