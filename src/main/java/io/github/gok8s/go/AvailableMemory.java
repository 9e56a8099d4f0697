package io.github.gok8s.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    LongStream.Builder known = LongStream.builder();
    machine().ifPresent(known);
    for (String line : read("proc/self/cgroup").lines().toList()) {
      limits(line).forEach(known::add);
    }
    return known.build().min().orElse(ASSUMED);
  }

  /** What the group in a line such as {@code 0::/user.slice} and those above it allow (cgroups(7)). */
  private List<Long> limits(String line) {
    String[] parts = line.split(":", 3);
    boolean isVersion2 = parts[0].equals("0");
    boolean isAboutMemory = parts.length == 3
        && parts[2].startsWith("/")
        && (isVersion2 || List.of(parts[1].split(",", -1)).contains("memory"));
    if (!isAboutMemory) {
      return List.of();
    }
    String mount = isVersion2 ? "sys/fs/cgroup" : "sys/fs/cgroup/memory";
    List<Long> limits = new ArrayList<>();
    for (String group = parts[2]; ; group = group.substring(0, group.lastIndexOf('/'))) {
      String folder = mount + group + "/";
      OptionalLong limit = isVersion2
          ? limit(folder, "memory.max", "memory.current", "inactive_file")
          : limit(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
      limit.ifPresent(limits::add);
      if (group.isEmpty()) {
        return limits;
      }
    }
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
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }
}
