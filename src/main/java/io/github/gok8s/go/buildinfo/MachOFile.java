package io.github.gok8s.go.buildinfo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds the build info in a Mach-O file: the section {@code __go_buildinfo}. All that Go links are little endian. */
final class MachOFile {

  private static final byte[] SECTION = ByteBuffer.allocate(16)
      .put("__go_buildinfo".getBytes(StandardCharsets.US_ASCII))
      .array();
  private static final int SEGMENT = 0x1;
  private static final int SEGMENT_64 = 0x19;
  private static final int MOST_COMMANDS = 1 << 20;

  private MachOFile() {}

  static Optional<Region> buildInfo(FileBytes file, boolean wide) throws IOException {
    ByteBuffer header = file.read(0, 32, ByteOrder.LITTLE_ENDIAN);
    if (header.limit() < 32) {
      return Optional.empty();
    }
    ByteBuffer commands = file.read(
        wide ? 32 : 28,
        Math.min(header.getInt(20) & 0xFFFFFFFFL, MOST_COMMANDS),
        ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    for (int i = 0; i < header.getInt(16) && at + 8 <= commands.limit(); i++) {
      int length = commands.getInt(at + 4);
      if (length < 8 || at + length > commands.limit()) {
        return Optional.empty();
      }
      Optional<Region> section = switch (commands.getInt(at)) {
        case SEGMENT -> section(commands.slice(at, length).order(ByteOrder.LITTLE_ENDIAN), false);
        case SEGMENT_64 -> section(commands.slice(at, length).order(ByteOrder.LITTLE_ENDIAN), true);
        default -> Optional.empty();
      };
      if (section.isPresent()) {
        return section;
      }
      at += length;
    }
    return Optional.empty();
  }

  private static Optional<Region> section(ByteBuffer segment, boolean wide) {
    int header = wide ? 72 : 56;
    int entry = wide ? 80 : 68;
    for (int at = header; at + entry <= segment.limit(); at += entry) {
      byte[] name = new byte[SECTION.length];
      segment.get(at, name);
      if (Arrays.equals(name, SECTION)) {
        return Optional.of(
            wide
                ? new Region(segment.getInt(at + 48) & 0xFFFFFFFFL, segment.getLong(at + 40))
                : new Region(
                    segment.getInt(at + 40) & 0xFFFFFFFFL, segment.getInt(at + 36) & 0xFFFFFFFFL));
      }
    }
    return Optional.empty();
  }
}
