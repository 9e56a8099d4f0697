package io.github.gok8s.go;

import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * Builds a module once more as a stranger would: from a copy of its sources in another folder, with an empty build cache.
 *
 * @param original what is built, and how
 */
public record Rebuild(MatrixBuild original) {

  private static final String GO_WORK_SUM = "go.work.sum";

  /**
   * What came of it.
   *
   * @param folder the copy of the module's folder
   * @param target its build folder
   * @param record what was built
   */
  public record Rebuilt(Path folder, TargetFolder target, BuildRecord record) {}

  /**
   * Builds.
   *
   * @param elsewhere an empty folder, whose content nobody needs afterwards
   * @param go the go command
   * @param compilers one permit for each {@code go build} that may run at a time
   */
  public Rebuilt in(Path elsewhere, GoCommand go, Semaphore compilers)
      throws GoException, IOException, InterruptedException {
    GoModule module = original.module();
    List<Path> inputs = new ArrayList<>(module.inputs());
    module
        .workspace()
        .map(file -> file.resolveSibling(GO_WORK_SUM))
        .filter(Files::isRegularFile)
        .ifPresent(inputs::add);
    SourceCopy copy = new SourceCopy(
        inputs, original.target().path(), Files.createDirectories(elsewhere.resolve("sources")));
    copy.make();
    Path folder = copy.placeOf(module.directory());
    TargetFolder target = new TargetFolder(folder.resolve("target"));
    Map<String, String> environment = new TreeMap<>(go.inherited());
    environment.put(
        "GOCACHE", Files.createDirectories(elsewhere.resolve("cache")).toString());
    environment.remove("GOCACHEPROG");
    MatrixBuild again = new MatrixBuild(
        GoModule.in(folder), original.words(), original.options(), target, original.forImage());
    return new Rebuilt(
        folder,
        target,
        again
            .run(new GoCommand(go.toolchain(), environment, go.runner(), go.timeline()), compilers)
            .record());
  }
}
