package io.github.gok8s.go;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flags of {@code go build} that decide about the bytes of a binary.
 *
 * <p>{@code -trimpath} and {@code -buildvcs=false} make it the same on every machine; {@code -s -w} take away a third of
 * it. The build ID stays: without it go can't see that a binary is up to date.
 *
 * @param tags build tags
 * @param ldflags more flags for the linker
 * @param gcflags flags for the compiler
 * @param strip whether symbols and debug information are left out
 * @param stamp a variable that is set to the project's version
 */
public record BuildFlags(
    List<String> tags, String ldflags, String gcflags, boolean strip, VersionStamp stamp) {

  public BuildFlags {
    tags = List.copyOf(tags);
  }

  /**
   * Gives the flags as {@code go build} and {@code build.json} have them.
   *
   * @param stamped whether the version's variable is there to be set
   */
  List<String> arguments(boolean stamped) {
    List<String> linker = new ArrayList<>();
    if (strip) {
      linker.add("-s -w");
    }
    if (stamped) {
      linker.add(stamp.linkerFlag());
    }
    if (!ldflags.isBlank()) {
      linker.add(ldflags.strip());
    }
    List<String> arguments = new ArrayList<>(List.of("-trimpath", "-buildvcs=false"));
    if (!tags.isEmpty()) {
      arguments.add("-tags=" + String.join(",", tags));
    }
    if (!gcflags.isBlank()) {
      arguments.add("-gcflags=" + gcflags.strip());
    }
    if (!linker.isEmpty()) {
      arguments.add("-ldflags=" + String.join(" ", linker));
    }
    return arguments;
  }

  /** Whether the version's variable is there to be set in one of the main packages. */
  boolean isStamped(Collection<MainPackage> mains) throws IOException {
    if (!stamp.isInMain()) {
      return true;
    }
    Set<Path> files =
        mains.stream().flatMap(main -> main.files().stream()).collect(Collectors.toSet());
    for (Path file : files) {
      if (stamp.isDeclaredIn(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        return true;
      }
    }
    return false;
  }
}
