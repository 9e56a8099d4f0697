package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.process.Command;
import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.process.SearchPath;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the programs of this machine that lead to daemons and nodes. */
final class Programs {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int LINES = 5;
  private static final int TRIES = 5;

  private final ProcessRunner runner;
  private final Map<String, String> environment;
  private final Platform host;

  Programs(ProcessRunner runner, Map<String, String> environment, Platform host) {
    this.runner = runner;
    this.environment = Map.copyOf(environment);
    this.host = host;
  }

  /** Says whether a program is on the PATH. */
  boolean has(String program) {
    return find(program).isPresent();
  }

  private Optional<Path> find(String program) {
    return SearchPath.find(program, environment, host).stream().findFirst();
  }

  Optional<String> variable(String name) {
    return EnvironmentVariables.get(environment, name, host);
  }

  /** Gives what a program prints. */
  String output(List<String> arguments) throws ImageException, InterruptedException {
    return succeeded(arguments, run(arguments, Optional.empty()));
  }

  /** Gives what a program prints; nothing if it fails. */
  Optional<String> outputIfAny(List<String> arguments) throws ImageException, InterruptedException {
    ProcessResult result = run(arguments, Optional.empty());
    return result.succeeded() ? Optional.of(result.output()) : Optional.empty();
  }

  /**
   * Runs a program that reads an image from a file. It is run again if containerd's garbage collection took, with the image
   * that had the name before, the layers that this one is to stand on: <a
   * href="https://github.com/containerd/containerd/issues/10835">containerd #10835</a>.
   */
  void feed(List<String> arguments, Path file) throws ImageException, InterruptedException {
    ProcessResult result = run(arguments, Optional.of(file));
    for (int tries = 1; tries < TRIES && lostItsLayers(result); tries++) {
      result = run(arguments, Optional.of(file));
    }
    succeeded(arguments, result);
  }

  private static boolean lostItsLayers(ProcessResult result) {
    return !result.succeeded()
        && (result.errors() + result.output())
            .matches("(?s).*parent snapshot \\S+ does not exist: not found.*");
  }

  private ProcessResult run(List<String> arguments, Optional<Path> input)
      throws ImageException, InterruptedException {
    Optional<Path> program = find(arguments.get(0));
    if (program.isEmpty()) {
      throw ImageException.inEnvironment("The image can't be loaded: " + arguments.get(0)
          + " is not on the PATH. Install it, or give the image a registry in <image><name>"
          + " (-Dk8s.image.name) and push it.");
    }
    // the whole path: Java itself would search the PATH of this process
    List<String> line = new ArrayList<>(arguments);
    line.set(0, program.get().toString());
    Command command = new Command(line, environment, Path.of("").toAbsolutePath());
    try {
      return input.isPresent()
          ? runner.run(command, input.get(), LONGEST)
          : runner.run(command, LONGEST);
    } catch (ProcessException e) {
      throw ImageException.inEnvironment("The image can't be loaded. " + e.getMessage(), e);
    }
  }

  private static String succeeded(List<String> arguments, ProcessResult result)
      throws ImageException {
    if (result.succeeded()) {
      return result.output();
    }
    String lines = Stream.concat(result.errors().lines(), result.output().lines())
        .filter(line -> !line.isBlank())
        .limit(LINES)
        .collect(Collectors.joining("\n"));
    Command command = new Command(arguments, Map.of(), Path.of(""));
    throw ImageException.inEnvironment("The image can't be loaded: " + command.shellLine()
        + " failed with exit code " + result.exitCode() + ".\n" + lines);
  }
}
