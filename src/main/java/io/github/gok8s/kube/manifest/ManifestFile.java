package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file with manifests of the user's.
 *
 * @param path where it is
 * @param name what messages call it: its path from the module's folder, with slashes
 */
public record ManifestFile(Path path, String name) {

  /** Where manifests are looked for if nothing is configured. */
  public static final String DEFAULT_FOLDER = "src/main/k8s";

  /**
   * Finds the files: those that are named, and those in the folders that are named, not in folders below, in the order
   * of their names.
   *
   * @param configured files and folders; nothing for the default folder, which needs not be there
   * @param module where their paths start
   * @throws KubeException if one that is configured is not there
   */
  public static List<ManifestFile> find(List<String> configured, Path module)
      throws KubeException, IOException {
    List<ManifestFile> files = new ArrayList<>();
    for (String place : configured.isEmpty() ? List.of(DEFAULT_FOLDER) : configured) {
      Path path = module.resolve(place.strip()).normalize();
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path, module));
      } else if (Files.exists(path)) {
        files.add(of(path, module));
      } else if (!configured.isEmpty()) {
        throw KubeException.inProject(
            "<workload><manifests> (-Dk8s.manifests) names " + path + ", which is not there.");
      }
    }
    return files;
  }

  private static List<ManifestFile> inFolder(Path folder, Path module) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(ManifestFile::isManifest)
          .sorted()
          .map(path -> of(path, module))
          .toList();
    }
  }

  private static boolean isManifest(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && name.matches(".*\\.(?:ya?ml|json)")
        && Files.isRegularFile(path);
  }

  private static ManifestFile of(Path path, Path module) {
    String name = path.startsWith(module) ? module.relativize(path).toString() : path.toString();
    return new ManifestFile(path, name.replace('\\', '/'));
  }
}
