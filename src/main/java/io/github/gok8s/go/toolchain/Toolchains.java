package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.process.ProcessRunner;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Finds a Go toolchain: the one that is named, that of GOROOT or of the PATH if its version fits, else one that is
 * downloaded, verified and kept.
 */
public final class Toolchains {

  private final GoProbe probe;

  @Inject
  public Toolchains(ProcessRunner processes) {
    this.probe = new GoProbe(processes);
  }

  /**
   * Gives the toolchain. Where it is one that has the layout of a GOROOT, no process is started.
   *
   * @throws GoException if none fits and none can be had
   */
  public Toolchain resolve(ToolchainRequest request) throws GoException, InterruptedException {
    return resolve(request, UserFolders.current(request.environment()), KnownToolchains.read());
  }

  Toolchain resolve(ToolchainRequest request, UserFolders user, GoSum shipped)
      throws GoException, InterruptedException {
    VersionRule rule = VersionRule.of(request);
    LocalSearch search = new LocalSearch(probe, request, rule, user.host());
    if (request.goExecutable().isPresent()) {
      return search.named(request.goExecutable().get());
    }
    LocalSearch.Finding finding = search.find();
    Optional<Toolchain> local = finding.toolchain();
    return local.isPresent()
        ? local.get()
        : new Provisioning(request, rule, user, shipped).provide(finding);
  }
}
