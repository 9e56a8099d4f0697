package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environment variable by which Go is told a micro-architecture level, and the levels it takes ({@code go help
 * environment}). The go command answers a wrong one with nothing that helps, so they are checked here.
 *
 * @param variable for example {@code GOARM}
 * @param baseline the level that a platform without one stands for, as the variable wants it
 * @param levels the level of a platform, as in {@code v7}
 * @param examples for the message
 */
record MicroArchitecture(String variable, String baseline, Pattern levels, String examples) {

  private static final GoVersion ARM64_LEVELS =
      new GoVersion(1, 23, Optional.empty(), Optional.empty());
  private static final Map<String, GoVersion> SINCE = Map.of(
      "rva22u64", new GoVersion(1, 23, Optional.empty(), Optional.empty()),
      "rva23u64", new GoVersion(1, 25, Optional.empty(), Optional.empty()));

  private static final Set<String> EXTENSIONS = Set.of("softfloat", "hardfloat", "lse", "crypto");

  private static final MicroArchitecture MIPS =
      levels("GOMIPS", "hardfloat", "hardfloat", "softfloat");
  private static final MicroArchitecture MIPS64 =
      levels("GOMIPS64", "hardfloat", "hardfloat", "softfloat");
  private static final MicroArchitecture PPC64 =
      levels("GOPPC64", "power8", "power8", "power9", "power10");
  private static final Map<String, MicroArchitecture> BY_ARCH = Map.ofEntries(
      Map.entry("386", levels("GO386", "sse2", "sse2", "softfloat")),
      Map.entry("amd64", levels("GOAMD64", "v1", "v1", "v2", "v3", "v4")),
      Map.entry(
          "arm",
          new MicroArchitecture(
              "GOARM",
              "7",
              Pattern.compile("v[567](,softfloat|,hardfloat)?"),
              "v5, v6, v7, or v7,softfloat")),
      Map.entry(
          "arm64",
          new MicroArchitecture(
              "GOARM64",
              "v8.0",
              Pattern.compile("v(8\\.[0-9]|9\\.[0-5])(,lse|,crypto)*"),
              "v8.0 to v8.9, v9.0 to v9.5")),
      Map.entry("mips", MIPS),
      Map.entry("mipsle", MIPS),
      Map.entry("mips64", MIPS64),
      Map.entry("mips64le", MIPS64),
      Map.entry("ppc64", PPC64),
      Map.entry("ppc64le", PPC64),
      Map.entry("riscv64", levels("GORISCV64", "rva20u64", "rva20u64", "rva22u64", "rva23u64")));

  private static MicroArchitecture levels(String variable, String baseline, String... levels) {
    return new MicroArchitecture(
        variable, baseline, Pattern.compile(String.join("|", levels)), String.join(", ", levels));
  }

  /** Gives the variable and value for a platform: {@code GOARM=6} for {@code linux/arm/v6}; nothing where Go has no levels. */
  static Map<String, String> environment(Platform platform) {
    MicroArchitecture known = BY_ARCH.get(platform.arch());
    if (known == null) {
      return Map.of();
    }
    String value = platform.variant().orElse(known.baseline);
    return Map.of(
        known.variable, platform.arch().equals("arm") ? value.replaceFirst("^v", "") : value);
  }

  /** Says why this Go can't compile for the platform's level, or nothing if it can. */
  static Optional<String> objection(Platform platform, GoVersion go) {
    if (platform.variant().isEmpty()) {
      return Optional.empty();
    }
    String level = platform.variant().get();
    MicroArchitecture known = BY_ARCH.get(platform.arch());
    if (known == null) {
      return Optional.of(platform + ": Go knows no levels of " + platform.arch() + "; write "
          + platform.port() + ".");
    }
    if (!known.levels.matcher(level).matches()) {
      return Optional.of(platform + ": \"" + level + "\" is no level of " + platform.arch() + " ("
          + known.variable + "). Possible are " + known.examples + ".");
    }
    GoVersion since = platform.arch().equals("arm64") ? ARM64_LEVELS : SINCE.get(level);
    if (since != null && !go.isAtLeast(since)) {
      return Optional.of(platform + ": " + known.variable + "=" + level + " came with Go " + since
          + ", and this is Go " + go + ".");
    }
    return Optional.empty();
  }

  /** Says whether a word can stand behind a comma in a level, as {@code lse} in {@code v9.5,lse}. */
  static boolean isExtension(String word) {
    return EXTENSIONS.contains(word);
  }

  /** Gives the names of all variables that hold a level. */
  static List<String> variables() {
    return BY_ARCH.values().stream()
        .map(MicroArchitecture::variable)
        .distinct()
        .sorted()
        .toList();
  }
}
