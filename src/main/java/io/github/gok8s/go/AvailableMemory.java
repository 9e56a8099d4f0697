package io.github.gok8s.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Asks the operating system how much memory can be taken: what the machine has free, and what a container allows. */
final class AvailableMemory {

  private static final long ASSUMED = 4L << 30;
  private static final Pattern MEMINFO = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

  private final Path root;

  /**
   * Reads from a file system.
   *
   * @param root {@code /} but for tests
   */
  AvailableMemory(Path root) {
    this.root = root;
  }

  /** Gives the bytes that can be taken; on systems other than Linux a guess that suits today's machines. */
  long bytes() {
    LongStream known = Arrays.stream(new OptionalLong[] {
          machine(),
          limit("sys/fs/cgroup/", "memory.max", "memory.current", "inactive_file"),
          limit(
              "sys/fs/cgroup/memory/",
              "memory.limit_in_bytes",
              "memory.usage_in_bytes",
              "total_inactive_file")
        })
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong);
    return known.min().orElse(ASSUMED);
  }

  private OptionalLong machine() {
    Matcher line = MEMINFO.matcher(read("proc/meminfo"));
    return line.find()
        ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
        : OptionalLong.empty();
  }

  /** What the group may take and has not; the cache of files counts as taken there, but gives way. */
  private OptionalLong limit(String group, String maximum, String used, String cache) {
    OptionalLong limit = number(read(group + maximum).strip());
    OptionalLong taken = number(read(group + used).strip());
    Matcher cached =
        Pattern.compile("(?m)^" + cache + " (\\d+)$").matcher(read(group + "memory.stat"));
    long givesWay = cached.find() ? number(cached.group(1)).orElse(0) : 0;
    return limit.isPresent() && taken.isPresent()
        ? OptionalLong.of(Math.max(0, limit.getAsLong() - taken.getAsLong() + givesWay))
        : OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }
}
