package io.github.gok8s.go;

import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PrimaryBinary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives each main package's binary a name. */
final class BinaryNames {

  private BinaryNames() {}

  /**
   * Names the binaries as go does, and the primary one as the POM says.
   *
   * @throws GoException if there is no main package, if two would get one name, or if the POM's name could be for any
   */
  static Map<MainPackage, String> of(
      List<MainPackage> mains, BuildOptions options, GoModule module, Platform platform)
      throws GoException {
    if (mains.isEmpty()) {
      throw GoException.inProject(
          "There is no main package among " + String.join(", ", options.packages()) + " of "
              + module.directory() + " for " + platform
              + ". A program has a file that says \"package main\"; <packages> (-Dk8s.packages) says where to look.");
    }
    if (mains.stream().anyMatch(MainPackage::isMadeOfFiles)) {
      throw GoException.inProject("<packages> (-Dk8s.packages) names files: "
          + String.join(", ", options.packages())
          + ". Name their folder, as in ./cmd/server, or . for the module's own.");
    }
    Map<MainPackage, String> names = new LinkedHashMap<>();
    mains.forEach(main -> names.put(main, main.executableName()));
    refuseDuplicates(names, module);
    if (options.naming().binaryName().isPresent()) {
      rename(names, options.naming());
      refuseDuplicates(names, module);
    }
    return names;
  }

  private static void rename(Map<MainPackage, String> names, BuildOptions.Naming naming)
      throws GoException {
    String wanted = naming.binaryName().orElseThrow();
    String primary = PrimaryBinary.among(names.values(), naming.binaryName(), naming.artifactId())
        .orElseThrow(() -> GoException.inProject("<binaryName> (-Dk8s.binaryName) is \"" + wanted
            + "\", but there are several main packages: " + String.join(", ", names.values())
            + ". Name one of these, or choose one by <packages>."));
    names.replaceAll((main, name) -> name.equals(primary) ? wanted : name);
  }

  /** What differs in case alone is one file on macOS and Windows. */
  private static void refuseDuplicates(Map<MainPackage, String> names, GoModule module)
      throws GoException {
    Map<String, List<MainPackage>> packages = names.keySet().stream()
        .collect(Collectors.groupingBy(
            main -> String.valueOf(names.get(main)).toLowerCase(Locale.ROOT),
            LinkedHashMap::new,
            Collectors.toList()));
    for (List<MainPackage> same : packages.values()) {
      if (same.size() > 1) {
        throw GoException.inProject("Several main packages would become \"" + names.get(same.get(0))
            + "\": "
            + same.stream().map(main -> main.relativeTo(module)).collect(Collectors.joining(", "))
            + ". Rename a folder, or choose by <packages> (-Dk8s.packages).");
      }
    }
  }
}
