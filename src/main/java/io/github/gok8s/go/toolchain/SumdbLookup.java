package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.toolchain.sumdb.ChecksumDatabase;
import io.github.gok8s.go.toolchain.sumdb.SumdbException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks the checksum database that the user's settings name for the hash of a toolchain. */
final class SumdbLookup {

  private final GoSettings settings;
  private final ProxyList proxies;
  private final RemoteFiles remote;

  SumdbLookup(GoSettings settings, ProxyList proxies, RemoteFiles remote) {
    this.settings = settings;
    this.proxies = proxies;
    this.remote = remote;
  }

  /**
   * Gives the hashes that the database has for a toolchain.
   *
   * @throws GoException if it may not be asked, does not answer, or its answer is not proven: without a hash nothing is
   *     downloaded
   */
  List<ExpectedHash> hashesOf(ToolchainModule module) throws GoException, InterruptedException {
    if (settings.get("GOSUMDB").map(String::strip).equals(Optional.of("off"))) {
      throw unverified(module, "the checksum database is off (GOSUMDB=off)");
    }
    String exempt =
        settings.get("GONOSUMDB").or(() -> settings.get("GOPRIVATE")).orElse("");
    if (SumdbSetting.names(exempt, ToolchainModule.PATH)) {
      throw unverified(
          module, "GONOSUMDB or GOPRIVATE keeps it from the checksum database (" + exempt + ")");
    }
    try {
      SumdbSetting setting = setting();
      URI base = base(setting);
      ChecksumDatabase database =
          new ChecksumDatabase(setting.key(), path -> remote.readSmall(resolve(base, path)));
      return database.hashesOf(ToolchainModule.PATH, module.version()).stream()
          .map(hash -> new ExpectedHash("the checksum database " + setting.key().name(), hash))
          .toList();
    } catch (NotThereException e) {
      throw unverified(module, "the checksum database knows no such version, " + e.getMessage());
    } catch (IOException e) {
      throw unverified(module, "the checksum database can't be asked, " + e.getMessage());
    } catch (SumdbException e) {
      throw GoException.inEnvironment(module + " can't be verified. " + e.getMessage(), e);
    }
  }

  static URI resolve(URI base, String path) {
    String text = base.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + path);
  }

  private SumdbSetting setting() throws SumdbException {
    Optional<String> named = settings.get("GOSUMDB");
    return named.isPresent() ? SumdbSetting.parse(named.get()) : SumdbSetting.ofGo();
  }

  /** The first proxy that serves the database is the way to it; where none does, it is asked itself. */
  private URI base(SumdbSetting setting) throws IOException, InterruptedException {
    if (setting.url().isPresent()) {
      return setting.url().get();
    }
    try {
      return proxies.firstOf(source -> {
        if (source instanceof ProxyList.Proxy proxy) {
          URI base = resolve(proxy.base(), "sumdb/" + setting.key().name());
          remote.readSmall(resolve(base, "supported"));
          return base;
        }
        return setting.direct();
      });
    } catch (NotThereException e) {
      return setting.direct();
    }
  }

  private static GoException unverified(ToolchainModule module, String why) {
    return GoException.inEnvironment(String.format(
        "Go %s for %s can't be verified: %s. Nothing was downloaded. "
            + "Name the checksum of %s in <goChecksum> (-Dk8s.goChecksum), as h1:…",
        module.go(), module.host().port(), why, module));
  }
}
