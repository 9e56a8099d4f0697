package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * The C compilers that a build names for cgo: {@code CC_FOR_android_arm} for one platform, as in Go's own build
 * scripts (cmd/dist), or {@code CC} together with {@code CGO_ENABLED=1} for all.
 */
final class CgoCompilers {

  private CgoCompilers() {}

  /** Gives {@code CC_FOR_android_arm}. */
  static String variable(Platform platform) {
    return "CC_FOR_" + platform.os() + "_" + platform.arch();
  }

  /** Gives the compiler that the build's environment names for the platform. */
  static Optional<String> find(Platform platform, Map<String, String> buildEnvironment) {
    String own = buildEnvironment.get(variable(platform));
    if (own != null) {
      return Optional.of(own);
    }
    return buildEnvironment.getOrDefault("CGO_ENABLED", "0").equals("1")
        ? Optional.ofNullable(buildEnvironment.get("CC"))
        : Optional.empty();
  }
}
