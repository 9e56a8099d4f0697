package io.github.gok8s.go;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a module's programs for this machine and puts them where {@code go install} does, with the bytes that {@code
 * compile} makes.
 *
 * @param go the go command
 * @param module the module
 * @param options how it is built
 * @param target where unfinished files lie
 */
public record ProgramInstall(
    GoCommand go, GoModule module, BuildOptions options, TargetFolder target) {

  /** Builds the programs and gives their places; what lies there already is replaced. */
  public List<Path> into(InstallFolder folder)
      throws GoException, IOException, InterruptedException {
    GoEnvironment.check(options.environment());
    Platform host = HostPlatform.current();
    PlatformBuild build = new PlatformBuild(go, module, options, host);
    Map<MainPackage, String> names = BinaryNames.of(build.mainPackages(), options, module, host);
    List<String> flags = options.flags().arguments(options.flags().isStamped(names.keySet()));
    List<Path> installed = new ArrayList<>();
    try (StagingFolder staging = StagingFolder.in(target.path().resolve("go"))) {
      Path made = Files.createDirectory(staging.path().resolve(host.slug()));
      int cores = Runtime.getRuntime().availableProcessors();
      for (Map.Entry<String, Path> program :
          build.build(names, flags, cores, Map.of(), made).entrySet()) {
        Path place = folder.path().resolve(program.getKey() + host.executableSuffix());
        replace(program.getValue(), place);
        installed.add(place);
      }
    }
    return installed;
  }

  /** Copies it beside its place first: the folders can be of two disks. */
  private static void replace(Path made, Path place) throws IOException {
    Path beside = AtomicFile.beside(place);
    try {
      Files.copy(made, beside);
      AtomicFile.move(beside, place);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
