package io.github.gok8s.go.dist;

import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.gzip.ZipFileWriter;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Timeline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes archives whose bytes depend on names, contents and one time alone: all is root's, readable by everybody, and
 * programs are executable.
 *
 * @param time that of all entries
 * @param timeline where the time of compressing is counted
 */
record ArchiveWriter(Instant time, Timeline timeline) {

  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;

  /** The first second of 1980 is what Java takes for "before 1980", and adds a time with the JVM's zone to it. */
  private static final LocalDateTime EARLIEST_IN_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private static final LocalDateTime LATEST_IN_ZIP = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

  /**
   * A file in an archive.
   *
   * @param name its path in the archive
   * @param file where its content is
   * @param isProgram whether it can be executed
   */
  record Entry(String name, Path file, boolean isProgram) {}

  void write(ArchiveFile archive, List<Entry> entries) throws IOException {
    Path beside = AtomicFile.beside(archive.file());
    try {
      if (archive.type().equals("zip")) {
        writeZip(beside, entries);
      } else {
        writeTar(beside, entries);
      }
      AtomicFile.move(beside, archive.file());
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void writeTar(Path file, List<Entry> entries) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        OutputStream gzip = new GzipFile(out, timeline);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name());
        header.setMode(entry.isProgram() ? PROGRAM : FILE);
        header.setIds(0, 0);
        // the constructor takes the name of the user who runs the JVM
        header.setNames("", "");
        header.setLastModifiedTime(FileTime.from(time));
        header.setSize(Files.size(entry.file()));
        tar.putArchiveEntry(header);
        Files.copy(entry.file(), tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private void writeZip(Path file, List<Entry> entries) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipFileWriter(out)) {
      for (Entry entry : entries) {
        zip.putNextEntry(header(entry.name()));
        try (InputStream content = Files.newInputStream(entry.file())) {
          content.transferTo(zip);
        }
      }
    }
  }

  /** Gives the entry of a zip archive; its time knows no zone, so that it is the same in every zone. */
  ZipEntry header(String name) {
    LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    ZipEntry header = new ZipEntry(name);
    header.setTimeLocal(
        local.isBefore(EARLIEST_IN_ZIP)
            ? EARLIEST_IN_ZIP
            : local.isAfter(LATEST_IN_ZIP) ? LATEST_IN_ZIP : local);
    return header;
  }
}
