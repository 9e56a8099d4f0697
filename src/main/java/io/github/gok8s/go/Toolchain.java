package io.github.gok8s.go;

import io.github.gok8s.result.HostPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.StringJoiner;

/**
 * A Go toolchain that can be run.
 *
 * @param executable the go command, absolute, with links resolved
 * @param root its GOROOT
 * @param version its version
 * @param reason which one this is and why it was taken, for the log
 */
public record Toolchain(Path executable, Path root, GoVersion version, String reason) {

  /**
   * Gives a text that changes when another toolchain, or a changed one, is in its place; starts no process.
   *
   * <p>It is made of the version and of the size and time of the go command, the compiler and the linker.
   */
  public String identity() {
    StringJoiner identity = new StringJoiner(" ").add(version.toolchainName());
    Path tools = root.resolve("pkg/tool").resolve(HostPlatform.current().port().replace('/', '_'));
    String suffix = HostPlatform.current().executableSuffix();
    for (Path file :
        new Path[] {executable, tools.resolve("compile" + suffix), tools.resolve("link" + suffix)
        }) {
      identity.add(stamp(file));
    }
    return identity.toString();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return file + "@" + attributes.size() + "@"
          + attributes.lastModifiedTime().toMillis();
    } catch (IOException e) {
      return file + "@-";
    }
  }
}
