package io.github.gok8s.go.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip of a toolchain. It has no modes, and go.mod files are called {@code _go.mod} in it.
 *
 * @see <a href="https://go.dev/ref/mod#zip-files">Module zip files</a>
 */
final class ToolchainZip implements AutoCloseable {

  /** No Go is nearly as large; it stops what only pretends to be one. */
  private static final long MAX_UNPACKED = 2L << 30;
  /** What the go command makes executable (cmd/go/internal/toolchain, Exec). */
  private static final Pattern EXECUTABLE =
      Pattern.compile("bin/.+|pkg/tool/.+|lib/(?:.+/)?go_[^/]+_[^/]+_exec");

  private static final Pattern ODD =
      Pattern.compile("(?:^|.*/)(?:\\.{0,2})(?:/.*|$)|.*[\\\\:\\x00-\\x1f].*");

  private final ZipFile zip;
  private final String prefix;

  private ToolchainZip(ZipFile zip, String prefix) {
    this.zip = zip;
    this.prefix = prefix;
  }

  /**
   * Opens a zip and looks at the names in it.
   *
   * @param prefix what every name must start with
   * @throws ZipException if it is no zip, or one with names that no toolchain has
   */
  static ToolchainZip open(Path file, String prefix) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      ToolchainZip toolchain = new ToolchainZip(zip, prefix);
      toolchain.checkEntries();
      return toolchain;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  String hash() throws IOException {
    return ModuleHash.of(zip);
  }

  /** Unpacks into a folder, so that it becomes a GOROOT. */
  void unpack(Path folder) throws IOException {
    boolean hasModes = hasModes(folder.getFileSystem());
    for (ZipEntry entry : entries()) {
      String name = entry.getName().substring(prefix.length());
      Path file = folder.resolve(name);
      write(entry, file);
      if (hasModes && isExecutable(name)) {
        makeExecutable(file);
      }
      if (file.endsWith("_go.mod")) {
        write(entry, file.resolveSibling("go.mod"));
      }
    }
  }

  static boolean isExecutable(String name) {
    return EXECUTABLE.matcher(name).matches();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private List<? extends ZipEntry> entries() {
    return zip.stream().toList();
  }

  private void checkEntries() throws ZipException {
    Set<String> names = new HashSet<>();
    long size = 0;
    for (ZipEntry entry : entries()) {
      String name = entry.getName();
      if (!name.startsWith(prefix)
          || ODD.matcher(name.substring(prefix.length())).matches()
          || !names.add(name)) {
        throw new ZipException("it has an entry that no toolchain has: " + name);
      }
      size += Math.max(0, entry.getSize());
    }
    if (size > MAX_UNPACKED) {
      throw new ZipException("it would unpack to " + size + " bytes, far more than any Go");
    }
  }

  private void write(ZipEntry entry, Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    try (InputStream content = zip.getInputStream(entry)) {
      Files.copy(content, file);
    }
  }

  private static boolean hasModes(FileSystem files) {
    return files.supportedFileAttributeViews().contains("posix");
  }

  private static void makeExecutable(Path file) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    permissions.addAll(EnumSet.of(
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.OTHERS_EXECUTE));
    Files.setPosixFilePermissions(file, permissions);
  }
}
