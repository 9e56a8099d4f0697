package io.github.gok8s.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a Go binary says about itself: the build info that the linker puts into it.
 *
 * @param goVersion the toolchain's version, for example {@code go1.26.8}
 * @param mainPackage the import path of the main package; empty where the binary does not say it
 * @param mainModule the module of the main package
 * @param modules the other modules that are linked, in the order of their paths
 * @param settings how it was built, for example {@code CGO_ENABLED} and {@code -tags}
 */
public record BuildInfo(
    String goVersion,
    String mainPackage,
    Optional<LinkedModule> mainModule,
    List<LinkedModule> modules,
    Map<String, String> settings) {

  public BuildInfo {
    modules = List.copyOf(modules);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
