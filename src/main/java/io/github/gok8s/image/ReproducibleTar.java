package io.github.gok8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tar archive whose bytes depend on names, modes and contents alone. Every time is the epoch: a layer stays the same
 * when only the time of a release has changed, and a registry that has it need not be sent it again.
 */
final class ReproducibleTar implements AutoCloseable {

  static final int DIRECTORY_MODE = 0755;
  static final int EXECUTABLE_MODE = 0755;
  static final int FILE_MODE = 0644;

  private static final int NO_PADDING_BEYOND_RECORDS = -511;
  private static final FileTime EPOCH = FileTime.fromMillis(0);

  private final TarArchiveOutputStream tar;
  private long contentBytes;

  ReproducibleTar(OutputStream out) {
    tar = new TarArchiveOutputStream(out, NO_PADDING_BEYOND_RECORDS, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /** Adds a folder; its path has no slash at either end. */
  void directory(String path, int mode, FileOwner owner) throws IOException {
    tar.putArchiveEntry(entry(path + "/", TarConstants.LF_DIR, mode, owner));
    tar.closeArchiveEntry();
  }

  /** Adds a file of root's, read from the stream, which has to give as many bytes as said. */
  void file(String path, int mode, long size, InputStream content) throws IOException {
    file(path, mode, FileOwner.ROOT, size, content);
  }

  /** Adds a file, read from the stream, which has to give as many bytes as said. */
  void file(String path, int mode, FileOwner owner, long size, InputStream content)
      throws IOException {
    TarArchiveEntry entry = entry(path, TarConstants.LF_NORMAL, mode, owner);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    contentBytes += content.transferTo(tar);
    tar.closeArchiveEntry();
  }

  /** Gives the sum of the lengths of the files so far: what they take up when unpacked. */
  long contentBytes() {
    return contentBytes;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private static TarArchiveEntry entry(String path, byte type, int mode, FileOwner owner) {
    TarArchiveEntry entry = new TarArchiveEntry(path, type);
    entry.setMode(mode);
    entry.setUserId(owner.user());
    entry.setGroupId(owner.group());
    // the constructor takes the name of the user who runs the JVM
    entry.setNames("", "");
    entry.setLastModifiedTime(EPOCH);
    return entry;
  }
}
