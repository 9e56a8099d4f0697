package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.process.SearchPath;
import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a Go on the machine that will do. */
final class LocalSearch {

  private static final Logger LOG = LoggerFactory.getLogger(LocalSearch.class);

  private final GoProbe probe;
  private final ToolchainRequest request;
  private final VersionRule rule;
  private final Platform host;

  LocalSearch(GoProbe probe, ToolchainRequest request, VersionRule rule, Platform host) {
    this.probe = probe;
    this.request = request;
    this.rule = rule;
    this.host = host;
  }

  /**
   * What was found.
   *
   * @param toolchain the Go to take
   * @param unfit the others, each with why it was not taken
   * @param root a GOROOT that was come across, fit or not
   */
  record Finding(Optional<Toolchain> toolchain, List<String> unfit, Optional<Path> root) {}

  /** Takes the Go that the user names, or says why it can't be taken. */
  Toolchain named(Path executable) throws GoException, InterruptedException {
    String name = "<goExecutable> (-Dk8s.goExecutable) names " + executable;
    if (!SearchPath.isProgram(executable)) {
      throw GoException.inProject(name + ", which is "
          + (Files.isDirectory(executable)
              ? "a folder. Name the program in it, bin/go" + host.executableSuffix() + "."
              : Files.exists(executable) ? "no program that can be run." : "not there."));
    }
    GoProbe.Answer answer = probe.inspect(executable.toAbsolutePath(), request, host);
    if (answer instanceof GoProbe.IsNotGo notGo) {
      throw GoException.inProject(name + ", but that " + notGo.why() + ".");
    }
    GoInstallation installation = ((GoProbe.IsGo) answer).installation();
    if (!rule.accepts(installation.version())) {
      throw GoException.inProject(name + ", which is Go " + installation.version()
          + ". That does not fit " + rule.asked() + ": name another one, or leave it out.");
    }
    return installation.toolchain("named by <goExecutable>");
  }

  /** Takes the first Go that fits, of GOROOT and then of the PATH. */
  Finding find() throws InterruptedException {
    List<String> unfit = new ArrayList<>();
    Optional<Path> root = Optional.empty();
    for (Map.Entry<Path, String> candidate : candidates().entrySet()) {
      Path program = candidate.getKey();
      String place = candidate.getValue();
      GoProbe.Answer answer = probe.inspect(program, request, host);
      if (answer instanceof GoProbe.IsGo go) {
        GoInstallation installation = go.installation();
        root = root.or(() -> Optional.of(installation.root()));
        if (rule.accepts(installation.version())) {
          Toolchain toolchain = installation.toolchain(place + older(installation));
          return new Finding(Optional.of(toolchain), unfit, root);
        }
        unfit.add(program + " " + place + " is Go " + installation.version());
      } else if (answer instanceof GoProbe.IsNotGo notGo) {
        LOG.debug("{} {} {}", program, place, notGo.why());
        unfit.add(program + " " + place + " is not Go");
      }
    }
    return new Finding(Optional.empty(), unfit, root);
  }

  private String older(GoInstallation installation) {
    return rule.preferred()
        .filter(version -> rule.wanted().isEmpty() && !installation.version().isAtLeast(version))
        .map(version -> "; the toolchain line of go.mod prefers " + version)
        .orElse("");
  }

  private Map<Path, String> candidates() {
    Map<Path, String> candidates = new LinkedHashMap<>();
    Optional<String> goRoot = EnvironmentVariables.get(request.environment(), "GOROOT", host);
    if (goRoot.isPresent()) {
      Path program = GoInstallation.goCommand(Path.of(goRoot.get()), host);
      if (SearchPath.isProgram(program)) {
        candidates.put(program, "in GOROOT");
      }
    }
    for (Path program : SearchPath.find("go", request.environment(), host)) {
      candidates.putIfAbsent(program, "on the PATH");
    }
    return candidates;
  }
}
