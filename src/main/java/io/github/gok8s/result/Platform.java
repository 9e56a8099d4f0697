package io.github.gok8s.result;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a GOOS/GOARCH pair with an optional micro-architecture level, as in {@code linux/arm/v7}.
 *
 * <p>The level is written as in the OCI image specification ("Platform Variants"), and normalised: arm always has one
 * ({@code v7} where none is given, as Go does when it cross-compiles), {@code amd64/v1} and {@code arm64/v8} never.
 *
 * @param os the GOOS, for example {@code linux}
 * @param arch the GOARCH, for example {@code arm}
 * @param variant the level, for example {@code v7}
 */
public record Platform(String os, String arch, Optional<String> variant)
    implements Comparable<Platform> {

  private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");
  private static final Pattern VARIANT = Pattern.compile("[a-z0-9][a-z0-9.,]*");
  private static final List<String> BASELINES = List.of("amd64/v1", "arm64/v8", "arm64/v8.0");

  public Platform {
    if (arch.equals("arm") && variant.isEmpty()) {
      variant = Optional.of("v7");
    }
    if (variant.isPresent() && BASELINES.contains(arch + "/" + variant.get())) {
      variant = Optional.empty();
    }
  }

  /**
   * Parses {@code os/arch} or {@code os/arch/variant}.
   *
   * @throws InvalidPlatformException if the text has not two or three parts, or a part is empty or not in lower case
   */
  public static Platform parse(String text) throws InvalidPlatformException {
    String[] parts = text.strip().split("/", -1);
    boolean wellFormed =
        (parts.length == 2 || (parts.length == 3 && VARIANT.matcher(parts[2]).matches()))
            && WORD.matcher(parts[0]).matches()
            && WORD.matcher(parts[1]).matches();
    if (!wellFormed) {
      throw new InvalidPlatformException(
          "\"" + text
              + "\" is not a platform: write os/arch, or os/arch/level, in lower case, as in linux/amd64 or linux/arm/v7.");
    }
    return new Platform(
        parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
  }

  /** Gives {@code os/arch} without the level: what the toolchain lists as a port. */
  public String port() {
    return os + "/" + arch;
  }

  /** Gives {@code linux-arm-v7}: the folder, the classifier and the name of the archive. */
  public String slug() {
    return toString().replace('/', '-').replace(',', '-');
  }

  /** Gives the ending of an executable: {@code .exe} on Windows, else nothing. */
  public String executableSuffix() {
    return os.equals("windows") ? ".exe" : "";
  }

  @Override
  public int compareTo(Platform other) {
    return Arrays.compare(order(), other.order());
  }

  private String[] order() {
    return new String[] {os, arch, variant.orElse("")};
  }

  /** By hand, as so many maps have it for their key: what records have of themselves takes a young JVM 50 ms to link. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Platform that
        && os.equals(that.os)
        && arch.equals(that.arch)
        && variant.equals(that.variant);
  }

  @Override
  public int hashCode() {
    return (os.hashCode() * 31 + arch.hashCode()) * 31 + variant.hashCode();
  }

  @Override
  public String toString() {
    return port() + variant.map(level -> "/" + level).orElse("");
  }
}
