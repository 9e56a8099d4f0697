package io.github.gok8s.go.buildinfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the build info in an ELF file: the section {@code .go.buildinfo}, and where a file has no sections the first
 * segment that can be written to.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V ABI, chapters 4 and 5</a>
 */
record ElfFile(FileBytes file, boolean wide, ByteOrder order) {

  private static final String SECTION = ".go.buildinfo";
  private static final int HEADER = 64;
  private static final int LOADED = 1;
  private static final int EXECUTABLE_OR_WRITABLE = 3;
  private static final int WRITABLE = 2;

  static Optional<Region> buildInfo(FileBytes file) throws IOException {
    ByteBuffer identification = file.read(0, HEADER, ByteOrder.BIG_ENDIAN);
    if (identification.limit() < HEADER) {
      return Optional.empty();
    }
    ElfFile elf = new ElfFile(
        file,
        identification.get(4) == 2,
        identification.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Optional<Region> section = elf.section();
    return section.isPresent() ? section : elf.writableSegment();
  }

  private Optional<Region> section() throws IOException {
    ByteBuffer header = file.read(0, HEADER, order);
    int entrySize = header.getShort(wide ? 0x3A : 0x2E) & 0xFFFF;
    int count = header.getShort(wide ? 0x3C : 0x30) & 0xFFFF;
    int namesIndex = header.getShort(wide ? 0x3E : 0x32) & 0xFFFF;
    ByteBuffer table = file.read(word(header, wide ? 0x28 : 0x20), (long) entrySize * count, order);
    if (count == 0
        || entrySize < (wide ? 64 : 40)
        || table.limit() < entrySize * count
        || namesIndex >= count) {
      return Optional.empty();
    }
    Region names = sectionAt(table, namesIndex * entrySize);
    for (int at = 0; at < table.limit(); at += entrySize) {
      byte[] expected = (SECTION + "\0").getBytes(StandardCharsets.US_ASCII);
      if (file.has(names.offset() + (table.getInt(at) & 0xFFFFFFFFL), expected)) {
        return Optional.of(sectionAt(table, at));
      }
    }
    return Optional.empty();
  }

  private Region sectionAt(ByteBuffer table, int at) {
    return new Region(
        word(table, at + (wide ? 0x18 : 0x10)), word(table, at + (wide ? 0x20 : 0x14)));
  }

  private Optional<Region> writableSegment() throws IOException {
    ByteBuffer header = file.read(0, HEADER, order);
    int entrySize = header.getShort(wide ? 0x36 : 0x2A) & 0xFFFF;
    int count = header.getShort(wide ? 0x38 : 0x2C) & 0xFFFF;
    ByteBuffer table = file.read(word(header, wide ? 0x20 : 0x1C), (long) entrySize * count, order);
    if (entrySize < (wide ? 56 : 32)) {
      return Optional.empty();
    }
    for (int at = 0; at + entrySize <= table.limit(); at += entrySize) {
      int flags = table.getInt(at + (wide ? 4 : 0x18));
      if (table.getInt(at) == LOADED && (flags & EXECUTABLE_OR_WRITABLE) == WRITABLE) {
        return Optional.of(
            new Region(word(table, at + (wide ? 8 : 4)), word(table, at + (wide ? 0x20 : 0x10))));
      }
    }
    return Optional.empty();
  }

  private long word(ByteBuffer bytes, int at) {
    return wide ? bytes.getLong(at) : bytes.getInt(at) & 0xFFFFFFFFL;
  }
}
