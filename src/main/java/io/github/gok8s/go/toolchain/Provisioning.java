package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.http.ProxyRoutes;
import io.github.gok8s.result.StagingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a toolchain from the cache, or downloads, verifies and keeps it. */
final class Provisioning {

  private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

  private final ToolchainRequest request;
  private final VersionRule rule;
  private final UserFolders user;
  private final ToolchainCache cache;
  private final GoSum shipped;

  Provisioning(ToolchainRequest request, VersionRule rule, UserFolders user, GoSum shipped) {
    this.request = request;
    this.rule = rule;
    this.user = user;
    this.cache = ToolchainCache.in(request.cache(), user.host());
    this.shipped = shipped;
  }

  /**
   * Gives the toolchain that the rule asks for.
   *
   * @param finding what is on the machine and does not fit
   */
  Toolchain provide(LocalSearch.Finding finding) throws GoException, InterruptedException {
    ToolchainModule module = new ToolchainModule(rule.toProvision(shipped), user.host());
    try {
      Optional<GoInstallation> kept = kept(module);
      if (kept.isPresent()) {
        return kept.get().toolchain(rule.provisioned() + others(finding));
      }
      return request.offline()
          ? offline(module, finding)
          : make(module, finding.root()).toolchain(rule.provisioned() + others(finding));
    } catch (IOException e) {
      throw GoException.inEnvironment(
          "Go " + module.go() + " could not be kept in " + cache.folder() + ": "
              + FileFailure.reason(e) + ".",
          e);
    }
  }

  private Optional<GoInstallation> kept(ToolchainModule module) throws GoException, IOException {
    Optional<String> hash = cache.hash(module);
    Optional<GoInstallation> installation = hash.flatMap(known -> cache.find(module));
    if (installation.isPresent()) {
      List<ExpectedHash> expected = ExpectedHash.known(request, module, shipped);
      ExpectedHash.check(expected, hash.orElseThrow(), module, cache.folder().toString());
    }
    return installation;
  }

  private Toolchain offline(ToolchainModule module, LocalSearch.Finding finding)
      throws GoException, IOException {
    return cache.all().stream()
        .filter(installation -> rule.accepts(installation.version()))
        .max(Comparator.comparing(GoInstallation::version))
        .map(installation ->
            installation.toolchain("kept from an earlier build; -o forbids to download Go "
                + module.go() + others(finding)))
        .orElseThrow(() -> GoException.inEnvironment(String.format(
            "There is no Go on this machine that fits %s, and -o forbids to download Go %s%s. "
                + "Build once without -o, or name a Go in <goExecutable> (-Dk8s.goExecutable).",
            rule.asked(), module.go(), others(finding))));
  }

  private GoInstallation make(ToolchainModule module, Optional<Path> installed)
      throws GoException, IOException, InterruptedException {
    CacheLock lock = cache.lock(
        module, () -> LOG.info("Waiting for another build that is making Go {}", module.go()));
    return lock.hold(() -> {
      Optional<GoInstallation> made = kept(module);
      return made.isPresent() ? made.get() : download(module, installed);
    });
  }

  private GoInstallation download(ToolchainModule module, Optional<Path> installed)
      throws GoException, IOException, InterruptedException {
    long start = System.nanoTime();
    GoSettings settings = GoSettings.read(user, installed);
    ProxyList proxies = proxies(settings);
    Path stage = cache.stage(module);
    try (RemoteFiles remote =
        new RemoteFiles(ProxyRoutes.of(request.proxy(), settings::get), RemoteFiles.TIMEOUT)) {
      List<ExpectedHash> expected = ExpectedHash.known(request, module, shipped);
      if (expected.isEmpty()) {
        expected = new SumdbLookup(settings, proxies, remote).hashesOf(module);
      }
      Path zip = stage.resolve("zip");
      String origin = new Download(proxies, remote).fetch(module, zip);
      GoInstallation kept = unpack(module, zip, expected, origin);
      LOG.info("Go {} is kept in {} ({} s)", module.go(), kept.root(), seconds(start));
      return kept;
    } finally {
      StagingFolder.delete(stage);
    }
  }

  private GoInstallation unpack(
      ToolchainModule module, Path zip, List<ExpectedHash> expected, String origin)
      throws GoException, IOException {
    Path goRoot = zip.resolveSibling("go");
    String hash;
    try (ToolchainZip content = ToolchainZip.open(zip, module.prefix())) {
      hash = content.hash();
      ExpectedHash.check(expected, hash, module, origin);
      content.unpack(goRoot);
    } catch (ZipException e) {
      throw GoException.inEnvironment(
          String.format(
              "%s from %s is no zip of a Go toolchain, or a part of one: %s. Nothing of it was"
                  + " kept.",
              module, origin, e.getMessage()),
          e);
    }
    Files.delete(zip);
    return cache.keep(module, goRoot, hash);
  }

  private static ProxyList proxies(GoSettings settings) throws GoException {
    Optional<String> list = settings.get("GOPROXY");
    return list.isPresent() ? ProxyList.parse(list.get()) : ProxyList.origin();
  }

  private static String others(LocalSearch.Finding finding) {
    return "; "
        + (finding.unfit().isEmpty() ? "no Go on the PATH" : String.join("; ", finding.unfit()));
  }

  private static long seconds(long start) {
    return Math.max(1, Math.round((System.nanoTime() - start) / 1e9));
  }
}
