package io.github.gok8s.go;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs the go command of a toolchain.
 *
 * @param toolchain which one
 * @param inherited the environment that every command gets
 * @param runner runs it
 * @param timeline where its time is counted
 */
public record GoCommand(
    Toolchain toolchain, Map<String, String> inherited, ProcessRunner runner, Timeline timeline) {

  private static final Duration BUILD_TIME = Duration.ofHours(6);

  /**
   * Makes the command for a user's build.
   *
   * @param environment see {@link GoEnvironment#neutral}
   * @param offline whether go must not open a connection
   * @param timeline where the commands' time is counted
   */
  public static GoCommand of(
      Toolchain toolchain, Map<String, String> environment, boolean offline, Timeline timeline) {
    Map<String, String> inherited = new TreeMap<>(environment);
    if (offline) {
      inherited.put("GOPROXY", "off");
      // what it names, or GOPRIVATE in its place, go would fetch past the proxy that is off
      inherited.put("GONOPROXY", "none");
    }
    return new GoCommand(toolchain, inherited, new ProcessRunner(), timeline);
  }

  /** Runs {@code go} with the arguments in a folder, and gives what it wrote. */
  ProcessResult run(List<String> arguments, Map<String, String> environment, Path directory)
      throws GoException, InterruptedException {
    long begin = Timeline.now();
    try {
      return runner.run(command(arguments, environment, directory), BUILD_TIME);
    } catch (ProcessException e) {
      throw GoException.inEnvironment(String.valueOf(e.getMessage()), e);
    } finally {
      timeline.since("go " + arguments.get(0), begin);
    }
  }

  /** Runs {@code go} with the arguments in a folder, and hands on each line that it writes to its standard output. */
  ProcessResult run(
      List<String> arguments,
      Map<String, String> environment,
      Path directory,
      Consumer<String> output)
      throws GoException, InterruptedException {
    long begin = Timeline.now();
    try {
      return runner.run(command(arguments, environment, directory), BUILD_TIME, output);
    } catch (ProcessException e) {
      throw GoException.inEnvironment(String.valueOf(e.getMessage()), e);
    } finally {
      timeline.since("go " + arguments.get(0), begin);
    }
  }

  /** Gives the command that {@link #run} runs. */
  Command command(List<String> arguments, Map<String, String> environment, Path directory) {
    List<String> line = new ArrayList<>();
    line.add(toolchain.executable().toString());
    line.addAll(arguments);
    Map<String, String> whole = new TreeMap<>(inherited);
    whole.putAll(environment);
    // as a shell does: go finds go.work and compares its folders by this name, links not resolved
    whole.put("PWD", directory.toString());
    return new Command(line, whole, directory);
  }

  /** Asks for the toolchain's ports; gives the JSON text that {@link Ports#parse} reads. */
  String portList(Path directory) throws GoException, InterruptedException {
    ProcessResult result = run(List.of("tool", "dist", "list", "-json"), Map.of(), directory);
    if (!result.succeeded()) {
      throw GoException.inEnvironment(
          toolchain.executable() + " is no working Go:\n" + GoOutput.excerpt(result.errors()));
    }
    return result.output();
  }

  /** Asks for the toolchain's ports. */
  public Ports ports(Path directory) throws GoException, InterruptedException {
    return Ports.parse(toolchain.version(), portList(directory));
  }
}
