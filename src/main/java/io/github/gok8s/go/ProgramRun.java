package io.github.gok8s.go;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.PrimaryBinary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a module's program on this machine by {@code go run}.
 *
 * @param go the go command
 * @param module the module
 * @param options how it is built; the primary main package is the one that runs
 */
public record ProgramRun(GoCommand go, GoModule module, BuildOptions options) {

  /** Runs the program on the terminal, and gives its exit code. */
  public int run(List<String> programArguments) throws GoException, InterruptedException {
    GoEnvironment.check(options.environment());
    PlatformBuild host = new PlatformBuild(go, module, options, HostPlatform.current());
    Map<MainPackage, String> names =
        BinaryNames.of(host.mainPackages(), options, module, HostPlatform.current());
    String primary = PrimaryBinary.among(
            names.values(), options.naming().binaryName(), options.naming().artifactId())
        .orElseThrow(() ->
            GoException.inProject("There are several programs: " + String.join(", ", names.values())
                + ". Say which one to run by -Dk8s.binaryName or -Dk8s.packages."));
    String mainPackage = names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(primary))
        .map(entry -> entry.getKey().importPath())
        .findFirst()
        .orElseThrow();
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(options.flags().arguments(true));
    arguments.add(mainPackage);
    arguments.addAll(programArguments);
    Command command = go.command(arguments, host.environment(), module.directory());
    try {
      return new ProcessRunner().runInForeground(command);
    } catch (ProcessException e) {
      throw GoException.inEnvironment(String.valueOf(e.getMessage()), e);
    }
  }
}
