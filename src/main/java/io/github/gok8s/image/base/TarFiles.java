package io.github.gok8s.image.base;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Opens single files of a tar archive, without unpacking it. */
final class TarFiles implements LayoutSource.Files {

  private static final int MOST_LINKS = 8;

  private final Path archive;
  private final Map<String, TarArchiveEntry> entries = new HashMap<>();

  TarFiles(Path archive) throws IOException {
    this.archive = archive;
    try (TarFile tar = new TarFile(archive)) {
      for (TarArchiveEntry entry : tar.getEntries()) {
        entries.put(normal(entry.getName()), entry);
      }
    }
  }

  /** Whether the archive is compressed as a whole: then no part of it can be read alone. */
  static boolean isCompressed(Path archive) throws IOException {
    try (InputStream stream = Files.newInputStream(archive)) {
      byte[] start = stream.readNBytes(4);
      return start.length == 4
          && ((start[0] == 0x1f && (start[1] & 0xff) == 0x8b)
              || (start[0] == 0x28 && (start[1] & 0xff) == 0xb5));
    }
  }

  boolean has(String path) {
    return entries.containsKey(normal(path));
  }

  long size(String path) throws IOException {
    return entry(path).getSize();
  }

  @Override
  public InputStream open(String path) throws IOException {
    TarArchiveEntry entry = entry(path);
    TarFile tar = new TarFile(archive);
    try {
      return new FilterInputStream(tar.getInputStream(entry)) {
        @Override
        public void close() throws IOException {
          try (tar) {
            super.close();
          }
        }
      };
    } catch (IOException e) {
      tar.close();
      throw e;
    }
  }

  /** Follows links: old versions of docker save write a layer that two images share once. */
  private TarArchiveEntry entry(String path) throws IOException {
    String wanted = normal(path);
    for (int i = 0; i < MOST_LINKS; i++) {
      TarArchiveEntry entry = entries.get(wanted);
      if (entry == null) {
        throw new NoSuchFileException(path);
      }
      if (entry.isSymbolicLink()) {
        wanted = normal(Path.of("/" + wanted)
            .resolveSibling(entry.getLinkName())
            .normalize()
            .toString());
      } else if (entry.isLink()) {
        wanted = normal(entry.getLinkName());
      } else {
        return entry;
      }
    }
    throw new NoSuchFileException(path);
  }

  private static String normal(String path) {
    String slashes = path.replace('\\', '/');
    return String.join(
        "/",
        List.of(slashes.split("/")).stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList());
  }
}
