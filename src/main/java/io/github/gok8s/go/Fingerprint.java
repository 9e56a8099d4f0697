package io.github.gok8s.go;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import java.util.List;
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
  private static final String FORMAT = "3";

  /** Gives the platform's fingerprint, 64 hexadecimal digits. */
  String of(Platform platform, GoModule module) {
    JsonArray inputs = new JsonArray();
    inputs.add(FORMAT);
    inputs.add(toolchain);
    inputs.add(sources);
    inputs.add(platform.toString());
    JsonObject environment = new JsonObject();
    new TreeMap<>(GoEnvironment.ofPlatform(platform, module, options.environment()))
        .forEach(environment::addProperty);
    inputs.add(environment);
    inputs.add(list(options.packages()));
    inputs.add(list(options.flags().arguments(true)));
    inputs.add(options.naming().binaryName().orElse(""));
    inputs.add(options.naming().artifactId());
    return Sha256.of(Json.compact(inputs));
  }

  private static JsonArray list(List<String> texts) {
    JsonArray list = new JsonArray();
    texts.forEach(list::add);
    return list;
  }
}
