package io.github.gok8s.go.toolchain;

import com.google.gson.JsonParseException;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.process.SearchPath;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a program called go is: by its place, or else, as with the shims of version managers, by asking it. */
final class GoProbe {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ProcessRunner processes;

  GoProbe(ProcessRunner processes) {
    this.processes = processes;
  }

  /** The answer: a Go, or why it is none. */
  sealed interface Answer {}

  record IsGo(GoInstallation installation) implements Answer {}

  /**
   * Something else.
   *
   * @param why how a sentence goes on that starts with the program's path
   */
  record IsNotGo(String why) implements Answer {}

  Answer inspect(Path program, ToolchainRequest request, Platform host)
      throws InterruptedException {
    Optional<GoInstallation> byPlace = GoInstallation.around(program, host);
    return byPlace.isPresent() ? new IsGo(byPlace.get()) : ask(program, request, host);
  }

  private Answer ask(Path program, ToolchainRequest request, Platform host)
      throws InterruptedException {
    // by the name under which it was found: a shim looks at how it was called
    List<String> arguments = List.of(program.toString(), "env", "-json", "GOROOT", "GOVERSION");
    Map<String, String> environment = new HashMap<>(request.environment());
    environment.keySet().removeAll(List.of("GOROOT", "GOFLAGS"));
    environment.putAll(Map.of("GOTOOLCHAIN", "local", "GOENV", "off"));
    try {
      ProcessResult result =
          processes.run(new Command(arguments, environment, request.directory()), TIMEOUT);
      return result.succeeded()
          ? answer(result.output(), host)
          : new IsNotGo(
              "is not Go: go env ended with " + result.exitCode() + firstLine(result.errors()));
    } catch (ProcessException e) {
      return new IsNotGo("is not Go: " + e.getMessage());
    }
  }

  private static Answer answer(String output, Platform host) {
    Map<String, String> values = strings(output);
    String name = values.getOrDefault("GOVERSION", "");
    String goRoot = values.getOrDefault("GOROOT", "");
    if (name.isEmpty() || goRoot.isEmpty()) {
      return new IsNotGo("is not Go: go env printed" + firstLine(output));
    }
    Path executable = GoInstallation.goCommand(Path.of(goRoot), host);
    Optional<GoVersion> version = GoInstallation.parseVersion(name);
    if (name.contains("gccgo") || version.isEmpty() || !SearchPath.isProgram(executable)) {
      return new IsNotGo("calls itself " + name + " with GOROOT " + goRoot
          + ", which is no Go that this plugin can use");
    }
    try {
      Path real = executable.toRealPath();
      return new IsGo(new GoInstallation(real, Path.of(goRoot).toRealPath(), version.get()));
    } catch (IOException e) {
      return new IsNotGo("belongs to a GOROOT that can't be read: " + e.getMessage());
    }
  }

  private static Map<String, String> strings(String json) {
    Map<String, String> strings = new HashMap<>();
    try {
      Json.parse(json)
          .getAsJsonObject()
          .asMap()
          .forEach((name, value) -> strings.put(name, value.getAsString()));
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      // what is printed is not what Go prints
    }
    return strings;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().map(line -> ": " + line).orElse(" nothing");
  }
}
