package io.github.gok8s.go.buildinfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Finds the build info in a PE file: it begins the first section with initialised data that can be written to.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format">PE format</a>
 */
final class PeFile {

  private static final int SECTION = 40;
  private static final int INITIALIZED_READABLE_WRITABLE = 0xC0000040;
  private static final int ALIGNMENT = 0x00F00000;

  private PeFile() {}

  static Optional<Region> buildInfo(FileBytes file) throws IOException {
    ByteBuffer pointer = file.read(0x3C, 4, ByteOrder.LITTLE_ENDIAN);
    if (pointer.limit() < 4) {
      return Optional.empty();
    }
    long start = pointer.getInt() & 0xFFFFFFFFL;
    ByteBuffer header = file.read(start, 24, ByteOrder.LITTLE_ENDIAN);
    if (header.limit() < 24 || !file.has(start, (byte) 'P', (byte) 'E', (byte) 0, (byte) 0)) {
      return Optional.empty();
    }
    int count = header.getShort(6) & 0xFFFF;
    int optionalHeader = header.getShort(20) & 0xFFFF;
    ByteBuffer table =
        file.read(start + 24 + optionalHeader, (long) count * SECTION, ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + SECTION <= table.limit(); at += SECTION) {
      int characteristics = table.getInt(at + 36) & ~ALIGNMENT;
      long size = table.getInt(at + 16) & 0xFFFFFFFFL;
      if (characteristics == INITIALIZED_READABLE_WRITABLE && size > 0) {
        return Optional.of(new Region(table.getInt(at + 20) & 0xFFFFFFFFL, size));
      }
    }
    return Optional.empty();
  }
}
