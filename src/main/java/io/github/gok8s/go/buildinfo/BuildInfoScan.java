package io.github.gok8s.go.buildinfo;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the build info by its first bytes, which in memory are aligned, but not in a Plan 9 file, and takes it apart (debug/buildinfo of Go 1.18 and later): a header of 32
 * bytes, then the version of Go and the text about modules, each with its length before it.
 */
final class BuildInfoScan {

  /**
   * What the linker wrote.
   *
   * @param goVersion for example {@code go1.26.8}
   * @param modules the lines about modules and settings
   */
  record Found(String goVersion, String modules) {}

  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER = 32;
  private static final int FLAGS = 15;
  private static final int STRINGS_FOLLOW = 2;

  private static final int LONGEST_VERSION = 256;
  /** Before and behind the modules there are 16 bytes, by which they can be found in a core file. */
  private static final int GUARD = 16;

  private static final int CHUNK = 1 << 18;
  /** Enough for some hundreds of modules. */
  private static final int USUAL = 1 << 16;

  private static final int LONGEST = 1 << 24;

  private BuildInfoScan() {}

  /** Searches a part of a file, in constant memory. */
  static Optional<Found> in(FileBytes file, Region region) throws IOException {
    long end = Math.min(file.size(), region.offset() + Math.max(0, region.length()));
    for (long start = region.offset(); start < end; start += CHUNK) {
      long length = Math.min(CHUNK + MAGIC.length, end - start);
      ByteBuffer chunk = file.read(start, length, ByteOrder.BIG_ENDIAN);
      for (int at = 0; at < Math.min(CHUNK, chunk.limit()); at++) {
        if (isMagic(chunk, at)) {
          Optional<Found> found = parse(file.read(start + at, USUAL, ByteOrder.BIG_ENDIAN));
          if (found.isEmpty()) {
            found = parse(file.read(start + at, LONGEST, ByteOrder.BIG_ENDIAN));
          }
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMagic(ByteBuffer bytes, int at) {
    if (at + MAGIC.length > bytes.limit()
        // the first byte alone is frequent
        || bytes.get(at) != MAGIC[0]
        || bytes.get(at + 1) != MAGIC[1]) {
      return false;
    }
    return bytes.slice(at, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /** Takes it apart, if it is one: a program that reads build infos has the first bytes in its data, too. */
  private static Optional<Found> parse(ByteBuffer bytes) {
    try {
      if ((bytes.get(FLAGS) & STRINGS_FOLLOW) == 0) {
        return Optional.empty();
      }
      bytes.position(HEADER);
      String version = string(bytes, LONGEST_VERSION);
      String modules = string(bytes, LONGEST);
      return version.startsWith("go") || version.startsWith("devel")
          ? Optional.of(new Found(version, withoutGuards(modules)))
          : Optional.empty();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String string(ByteBuffer bytes, int longest) {
    long length = Leb128.unsigned(bytes);
    if (length > longest) {
      throw new IllegalArgumentException("too long");
    }
    byte[] text = new byte[(int) length];
    bytes.get(text);
    // one character a byte: what is between the guards is decoded when they are gone
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static String withoutGuards(String modules) {
    int end = modules.length() - GUARD;
    boolean isGuarded = end > GUARD && modules.charAt(end - 1) == '\n';
    return isGuarded
        ? new String(
            modules.substring(GUARD, end).getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8)
        : "";
  }
}
