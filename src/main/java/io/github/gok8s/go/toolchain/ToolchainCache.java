package io.github.gok8s.go.toolchain;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.StagingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The toolchains that were downloaded: {@code <cache>/toolchains/go1.26.8.linux-amd64} is a GOROOT, the file
 * {@code ….h1} beside it holds the hash of the zip that it came from.
 *
 * @param folder {@code <cache>/toolchains}
 * @param host the platform whose toolchains are looked for
 */
record ToolchainCache(Path folder, Platform host) {

  static ToolchainCache in(Path cache, Platform host) {
    return new ToolchainCache(cache.resolve("toolchains"), host);
  }

  Optional<GoInstallation> find(ToolchainModule module) {
    return GoInstallation.in(root(module), host);
  }

  /** Gives the toolchains for this machine that are there. */
  List<GoInstallation> all() throws IOException {
    List<GoInstallation> found = new ArrayList<>();
    String pattern = "go*." + host.os() + "-" + host.arch();
    try (DirectoryStream<Path> roots = Files.newDirectoryStream(folder, pattern)) {
      roots.forEach(root -> GoInstallation.in(root, host).ifPresent(found::add));
    } catch (NoSuchFileException e) {
      // nothing was downloaded yet
    }
    return found;
  }

  /** Gives the hash, {@code h1:…}, of the zip that a toolchain came from. */
  Optional<String> hash(ToolchainModule module) throws IOException {
    try {
      return Optional.of(Files.readString(hashFile(module)).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  CacheLock lock(ToolchainModule module, Runnable onWaiting) {
    return new CacheLock(folder.resolve("." + module.name() + ".lock"), onWaiting);
  }

  /**
   * Makes an empty folder for a toolchain in the making, and removes those of builds that were killed. Only for the
   * holder of the lock: what others left behind can't be in use then.
   */
  Path stage(ToolchainModule module) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, "." + module.name() + "-*")) {
      for (Path stage : left) {
        StagingFolder.delete(stage);
      }
    }
    return Files.createDirectory(folder.resolve("." + module.name() + "-" + UUID.randomUUID()));
  }

  /** Moves a finished GOROOT into place: from then on it is there for everybody. */
  GoInstallation keep(ToolchainModule module, Path finished, String hash) throws IOException {
    AtomicFile.write(hashFile(module), (hash + "\n").getBytes(StandardCharsets.UTF_8));
    StagingFolder.delete(root(module));
    Files.move(finished, root(module), ATOMIC_MOVE);
    return find(module)
        .orElseThrow(() -> new IOException(
            root(module) + " is no Go for " + host.port() + ", though its checksum is right"));
  }

  private Path root(ToolchainModule module) {
    return folder.resolve(module.name());
  }

  private Path hashFile(ToolchainModule module) {
    return folder.resolve(module.name() + ".h1");
  }
}
