package io.github.gok8s.go.buildinfo;

import io.github.gok8s.go.buildinfo.BuildInfoScan.Found;
import io.github.gok8s.result.BuildInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the build info of a Go binary. */
public final class BuildInfoReader {

  private BuildInfoReader() {}

  /**
   * Reads it: where the format of the file has its place for it, and if that place is not there in the whole file.
   *
   * @return nothing if the file has none: it was not linked by Go 1.18 or newer
   */
  public static Optional<BuildInfo> read(Path binary) throws IOException {
    try (FileBytes file = FileBytes.open(binary)) {
      Optional<Region> place = place(file);
      Optional<Found> found =
          place.isPresent() ? BuildInfoScan.in(file, place.get()) : Optional.empty();
      if (found.isEmpty()) {
        found = BuildInfoScan.in(file, new Region(0, file.size()));
      }
      if (found.isEmpty() && file.has(0, (byte) 0, (byte) 'a', (byte) 's', (byte) 'm')) {
        found = WasmFile.buildInfo(file);
      }
      return found.map(text -> BuildInfoText.parse(text.goVersion(), text.modules()));
    }
  }

  private static Optional<Region> place(FileBytes file) throws IOException {
    ByteBuffer start = file.read(0, 4, ByteOrder.BIG_ENDIAN);
    int magic = start.limit() < 4 ? 0 : start.getInt();
    return switch (magic) {
      case 0x7F454C46 -> ElfFile.buildInfo(file);
      case 0xCEFAEDFE -> MachOFile.buildInfo(file, false);
      case 0xCFFAEDFE -> MachOFile.buildInfo(file, true);
      default -> magic >>> 16 == 0x4D5A ? PeFile.buildInfo(file) : Optional.empty();
    };
  }
}
