package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums up all that decides about a platform's binaries, so that what has not changed is not built again.
 *
 * @param toolchain the identity of the toolchain
 * @param sources the hash of the source tree
 * @param options how the module is built
 */
record Fingerprint(String toolchain, String sources, BuildOptions options) {

  /** To be raised when what is built from the same inputs changes. */
  private static final String FORMAT = "1";

  /** Gives the platform's fingerprint, 64 hexadecimal digits. */
  String of(Platform platform, GoModule module) {
    Map<String, String> environment =
        new TreeMap<>(GoEnvironment.ofPlatform(platform, module, options.environment()));
    String inputs = String.join(
        "\n",
        List.of(
            FORMAT,
            toolchain,
            sources,
            platform.toString(),
            environment.toString(),
            options.packages().toString(),
            options.flags().toString(),
            options.naming().toString()));
    return Sha256.of(inputs.getBytes(StandardCharsets.UTF_8));
  }
}
