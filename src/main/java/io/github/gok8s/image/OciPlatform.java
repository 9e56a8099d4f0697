package io.github.gok8s.image;

import com.google.gson.JsonObject;
import io.github.gok8s.result.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform in the words of the OCI image specification, which are Go's own for system and architecture.
 *
 * @param os the operating system, {@code linux}
 * @param architecture the architecture, for example {@code arm}
 * @param variant the level of the architecture, for example {@code v7}, where the specification knows one
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md#platform-variants">Platform Variants</a>
 */
public record OciPlatform(String os, String architecture, Optional<String> variant) {

  /**
   * Translates a platform: {@code linux/arm/v5,hardfloat} is variant {@code v5}, {@code linux/mips/softfloat} has none, because
   * a container runtime compares variants it does not know with nothing and would never take the image.
   */
  public static OciPlatform of(Platform platform) {
    Optional<String> variant = switch (platform.arch()) {
      case "amd64", "arm", "arm64", "ppc64le", "riscv64" ->
        platform.variant().map(level -> level.split(",", 2)[0]);
      default -> Optional.empty();
    };
    return new OciPlatform(platform.os(), platform.arch(), variant);
  }

  /** Adds the members that an index descriptor's {@code platform} and a configuration have in common. */
  void addTo(JsonObject tree) {
    tree.addProperty("architecture", architecture);
    tree.addProperty("os", os);
    variant.ifPresent(level -> tree.addProperty("variant", level));
  }

  /** By hand, as with {@link Platform}: a base is searched in each build. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OciPlatform that
        && os.equals(that.os)
        && architecture.equals(that.architecture)
        && variant.equals(that.variant);
  }

  @Override
  public int hashCode() {
    return (os.hashCode() * 31 + architecture.hashCode()) * 31 + variant.hashCode();
  }

  @Override
  public String toString() {
    return os + "/" + architecture + variant.map(level -> "/" + level).orElse("");
  }
}
