package io.github.gok8s.image.base;

import io.github.gok8s.image.OciPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which platforms' images a platform can take, as containerd does, but for other architectures: that amd64 runs what is
 * made for 386 is no reason to put a program for amd64 on it.
 *
 * @see <a href="https://github.com/containerd/platforms/blob/main/compare.go">platformVector and Normalize of containerd</a>
 */
final class PlatformRule {

  private static final Pattern SIMPLE_LEVEL = Pattern.compile("v(\\d{1,2})");
  private static final Pattern ARM64_LEVEL = Pattern.compile("v([89])(?:\\.(\\d{1,2}))?");
  private static final int LOWEST_ARM = 5;
  /** Version 9.0 of the architecture has all that 8.5 has. */
  private static final int NINE_IS_EIGHT_AND = 5;

  private PlatformRule() {}

  /** Gives what suits the platform, the best first. */
  static List<OciPlatform> suiting(OciPlatform wanted) {
    OciPlatform platform =
        normal(wanted.os(), wanted.architecture(), wanted.variant().orElse(""));
    List<String> levels = switch (platform.architecture()) {
      case "arm" -> down(platform.variant().orElse("v7"), LOWEST_ARM);
      case "amd64" -> down(platform.variant().orElse("v1"), 1);
      case "arm64" -> ofArm64(platform.variant().orElse("v8"));
      default -> List.of(platform.variant().orElse(""));
    };
    return levels.stream()
        .map(level -> normal(platform.os(), platform.architecture(), level))
        .distinct()
        .toList();
  }

  /** Gives the one way of several in which a platform can be written down. */
  static OciPlatform normal(String os, String architecture, String variant) {
    String arch = architecture.toLowerCase(Locale.ROOT);
    String level = variant.toLowerCase(Locale.ROOT);
    switch (arch) {
      case "i386" -> {
        arch = "386";
        level = "";
      }
      case "x86_64", "x86-64", "amd64" -> {
        arch = "amd64";
        level = level.equals("v1") ? "" : level;
      }
      case "aarch64", "arm64" -> {
        arch = "arm64";
        level = switch (level) {
          case "8", "v8", "v8.0" -> "";
          case "9", "9.0", "v9.0" -> "v9";
          default -> level;
        };
      }
      case "armhf" -> {
        arch = "arm";
        level = "v7";
      }
      case "armel" -> {
        arch = "arm";
        level = "v6";
      }
      case "arm" -> level = level.isEmpty() ? "v7" : level.startsWith("v") ? level : "v" + level;
      default -> {}
    }
    return new OciPlatform(
        os.toLowerCase(Locale.ROOT), arch, level.isEmpty() ? Optional.empty() : Optional.of(level));
  }

  private static List<String> down(String level, int lowest) {
    Matcher matcher = SIMPLE_LEVEL.matcher(level);
    if (!matcher.matches()) {
      return List.of(level);
    }
    List<String> levels = new ArrayList<>(List.of(level));
    for (int lower = Integer.parseInt(matcher.group(1)) - 1; lower >= lowest; lower--) {
      levels.add("v" + lower);
    }
    return levels;
  }

  private static List<String> ofArm64(String level) {
    Matcher matcher = ARM64_LEVEL.matcher(level);
    if (!matcher.matches()) {
      return List.of(level, "v8");
    }
    int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    List<String> levels = new ArrayList<>();
    int eight = minor;
    if (matcher.group(1).equals("9")) {
      for (int lower = minor; lower >= 0; lower--) {
        levels.add(lower == 0 ? "v9" : "v9." + lower);
      }
      eight = minor + NINE_IS_EIGHT_AND;
    }
    for (int lower = eight; lower >= 0; lower--) {
      levels.add(lower == 0 ? "v8" : "v8." + lower);
    }
    return levels;
  }
}
