package io.github.gok8s.go;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Go: {@code 1.26} (a language version), {@code 1.26.8} or {@code 1.27rc1}.
 *
 * <p>The order is that of the go command: {@code 1.21 < 1.21rc1 < 1.21.0 < 1.21.1} (Go toolchains reference, "Version
 * numbers").
 *
 * @param major 1
 * @param minor 26 in {@code 1.26.8}
 * @param patch 8 in {@code 1.26.8}
 * @param preview {@code rc1} in {@code 1.27rc1}
 * @see <a href="https://go.dev/doc/toolchain">Go toolchains</a>
 */
public record GoVersion(int major, int minor, Optional<Integer> patch, Optional<String> preview)
    implements Comparable<GoVersion> {

  private static final Pattern TEXT = Pattern.compile(
      "(?:go)?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4})|((?:beta|rc)\\d{1,4}))?(?:[-+ ].*)?");

  /** Parses {@code go1.26.8} or {@code 1.26.8}; what follows a hyphen or a space, as in {@code go1.26.8 X:loopvar}, is dropped. */
  public static Optional<GoVersion> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new GoVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Optional.ofNullable(matcher.group(3)).map(Integer::valueOf),
        Optional.ofNullable(matcher.group(4))));
  }

  /** Whether this names a language version, such as {@code 1.26}, of which there are several toolchains. */
  public boolean isLanguageVersion() {
    return patch.isEmpty() && preview.isEmpty();
  }

  /** Whether the other version is this one, or belongs to this language version. */
  public boolean includes(GoVersion other) {
    return isLanguageVersion() ? major == other.major && minor == other.minor : equals(other);
  }

  public boolean isAtLeast(GoVersion other) {
    return compareTo(other) >= 0;
  }

  /** Gives the toolchain's name, {@code go1.26.8}. */
  public String toolchainName() {
    return "go" + this;
  }

  @Override
  public int compareTo(GoVersion other) {
    return Arrays.compare(order(), other.order());
  }

  @Override
  public String toString() {
    return major + "." + minor + patch.map(number -> "." + number).orElse("") + preview.orElse("");
  }

  /** What decides about the order, the most important number first. */
  private int[] order() {
    if (patch.isPresent()) {
      return new int[] {major, minor, 3, patch.get()};
    }
    if (preview.isPresent()) {
      int stage = preview.get().startsWith("rc") ? 2 : 1;
      return new int[] {major, minor, stage, Integer.parseInt(preview.get().replaceAll("\\D", ""))};
    }
    return new int[] {major, minor, 0, 0};
  }
}
