package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.Toolchain;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Tells toolchains apart without running them. */
public final class ToolchainIdentity {

  private static final PathMatcher COMPILERS =
      FileSystems.getDefault().getPathMatcher("glob:**/{compile,link,asm,cgo}{,.exe}");

  private ToolchainIdentity() {}

  /**
   * Gives a text that changes when the toolchain does: version, and size and time of the go command, of the compilers
   * and of {@code VERSION}. It does not depend on where the toolchain is.
   */
  public static String of(Toolchain toolchain) throws IOException {
    StringBuilder identity = new StringBuilder(toolchain.version().toolchainName());
    for (Path file : files(toolchain)) {
      identity
          .append(' ')
          .append(file.getFileName())
          .append(':')
          .append(Files.size(file))
          .append('@')
          .append(Files.getLastModifiedTime(file).toMillis());
    }
    return identity.toString();
  }

  private static List<Path> files(Toolchain toolchain) throws IOException {
    Path root = toolchain.root();
    try (Stream<Path> tools =
        Files.walk(root.resolve("pkg/tool"), 2, FileVisitOption.FOLLOW_LINKS)) {
      return Stream.concat(
              Stream.of(toolchain.executable(), root.resolve("VERSION")),
              tools.filter(COMPILERS::matches).sorted())
          .toList();
    }
  }
}
