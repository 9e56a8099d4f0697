package io.github.gok8s.go;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a module for one platform: asks which main packages there are, and makes them all by one {@code go build}.
 *
 * @param go the go command
 * @param module what is built
 * @param options how
 * @param platform for which platform
 */
record PlatformBuild(GoCommand go, GoModule module, BuildOptions options, Platform platform) {

  private static final String MAINS =
      "{{if eq .Name \"main\"}}{{.ImportPath}}\t{{.Dir}}\t{{join .GoFiles \"|\"}}|{{join .CgoFiles \"|\"}}{{end}}";

  /** Asks go for the main packages; the platform's build constraints decide which these are. */
  List<MainPackage> mainPackages() throws GoException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("list", "-find", "-f", MAINS));
    if (!options.flags().tags().isEmpty()) {
      arguments.add("-tags=" + String.join(",", options.flags().tags()));
    }
    arguments.add("--");
    arguments.addAll(options.packages());
    ProcessResult result = go.run(arguments, environment(), module.directory());
    if (!result.succeeded()) {
      throw GoException.inProject("The packages " + options.packages() + " of " + module.path()
          + " can't be listed for " + platform + ":\n" + GoOutput.excerpt(result.errors()));
    }
    return result
        .output()
        .lines()
        .filter(line -> !line.isBlank())
        .map(PlatformBuild::mainPackage)
        .toList();
  }

  /**
   * Builds the main packages into a folder of this build's own.
   *
   * @param names the name of each package's binary, without ending
   * @param flags for {@code go build}
   * @param jobs how many compilers at a time
   * @param tuning environment of the compilers
   * @param staging the folder, which exists
   * @return the files by name; they carry the names that go chose
   */
  Map<String, Path> build(
      Map<MainPackage, String> names,
      List<String> flags,
      int jobs,
      Map<String, String> tuning,
      Path staging)
      throws GoException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(flags);
    arguments.add("-p=" + jobs);
    Path actions = staging.resolveSibling(staging.getFileName() + ".actions.json");
    if (go.timeline().isDetailed()) {
      arguments.add("-debug-actiongraph=" + actions);
    }
    arguments.add("-o=" + staging + staging.getFileSystem().getSeparator());
    arguments.add("--");
    names.keySet().forEach(main -> arguments.add(main.importPath()));
    Map<String, String> environment = new TreeMap<>(tuning);
    environment.putAll(environment());
    ProcessResult result = go.run(arguments, environment, module.directory());
    if (!result.succeeded()) {
      throw failure(result, go.command(arguments, environment(), module.directory()));
    }
    if (go.timeline().isDetailed()) {
      ActionGraph.addTo(go.timeline(), actions);
    }
    Map<String, Path> files = new LinkedHashMap<>();
    names.forEach((main, name) ->
        files.put(name, staging.resolve(main.executableName() + platform.executableSuffix())));
    return files;
  }

  private GoException failure(ProcessResult result, Command command) {
    String cause = result.exitCode() == 137 || result.errors().contains("signal: killed")
        ? "\nA compiler was killed, most likely because memory ran out."
        : "";
    return GoException.inProject(module.path() + " does not build for " + platform + ":\n"
        + GoOutput.excerpt(result.errors()) + cause + "\nThe command, in " + command.directory()
        + ":\n  "
        + command.shellLine(environment()));
  }

  Map<String, String> environment() {
    return GoEnvironment.ofPlatform(platform, module, options.environment());
  }

  private static MainPackage mainPackage(String line) {
    String[] parts = line.split("\t", -1);
    List<String> files =
        List.of(parts[2].split("\\|")).stream().filter(file -> !file.isEmpty()).toList();
    return new MainPackage(parts[0], Path.of(parts[1]), files);
  }
}
