package io.github.gok8s.go;

import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.Platform;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
      throw GoFailure.of(
          "The packages " + String.join(" ", options.packages()) + " of " + module.path()
              + " can't be listed for " + platform,
          result,
          go.command(arguments, environment(), module.directory()),
          byHand());
    }
    List<MainPackage> mains = new ArrayList<>();
    for (String line : result.output().lines().filter(text -> !text.isBlank()).toList()) {
      mains.add(mainPackage(line));
    }
    return mains;
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
      throw GoFailure.of(
          module.path() + " does not build for " + platform,
          result,
          go.command(arguments, environment(), module.directory()),
          byHand());
    }
    if (go.timeline().isDetailed()) {
      ActionGraph.addTo(go.timeline(), actions);
    }
    Map<String, Path> files = new LinkedHashMap<>();
    names.forEach((main, name) ->
        files.put(name, staging.resolve(main.executableName() + platform.executableSuffix())));
    return files;
  }

  Map<String, String> environment() {
    return GoEnvironment.ofPlatform(platform, module, options.environment());
  }

  /** Gives the variables that somebody would set by hand: with the platform's all that the POM names. */
  private Map<String, String> byHand() {
    Map<String, String> variables = new TreeMap<>(go.inherited());
    variables.keySet().retainAll(options.environment().keySet());
    variables.putAll(environment());
    return variables;
  }

  private static MainPackage mainPackage(String line) throws GoException {
    String[] parts = line.split("\t", -1);
    try {
      Path directory = Path.of(parts[1]);
      List<Path> files = Stream.of(parts[2].split("\\|"))
          .filter(file -> !file.isEmpty())
          .map(directory::resolve)
          .toList();
      return new MainPackage(parts[0], files);
    } catch (InvalidPathException e) {
      throw GoException.inEnvironment(
          "Java can't name a file in " + parts[1]
              + " in the encoding of this environment. Set LC_ALL=C.UTF-8, or another locale with UTF-8.");
    }
  }
}
