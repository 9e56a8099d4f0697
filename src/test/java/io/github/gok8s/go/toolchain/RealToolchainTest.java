package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.gok8s.go.Toolchain;
import io.github.gok8s.http.ProxyRoutes;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.HostPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the real module proxy of the go command on this machine; skipped, loudly, where there is none. */
@Tag("network")
class RealToolchainTest {

  private static String proxies = "";

  @TempDir
  Path folder;

  @BeforeAll
  static void findTheProxy() throws Exception {
    try {
      proxies = output("go", "env", "GOPROXY").strip();
      URI first = ((ProxyList.Proxy) ProxyList.parse(proxies).entries().get(0).source()).base();
      try (RemoteFiles remote = new RemoteFiles(
          ProxyRoutes.of(Optional.empty(), name -> Optional.ofNullable(System.getenv(name))),
          Duration.ofSeconds(10))) {
        remote.readSmall(SumdbLookup.resolve(first, "golang.org/toolchain/@v/list"));
      }
    } catch (IOException | ClassCastException e) {
      System.err.println("SKIPPED: the real toolchain is not provisioned, for the module proxy \""
          + proxies + "\" can't be read: " + e.getMessage());
      abort("no module proxy");
    }
  }

  @Test
  void provisionsTheRealGoAfterAskingTheRealChecksumDatabase() throws Exception {
    // given a machine without Go and without any checksum
    Requests request = Requests.in(folder).goVersion("1.26.8").environment("GOPROXY", proxies);

    // when
    Toolchain toolchain = new Toolchains(new ProcessRunner())
        .resolve(request.build(), request.user(), new GoSum("nothing", List.of()));

    // then
    assertThat(output(toolchain.executable().toString(), "version"))
        .isEqualTo("go version go1.26.8 " + HostPlatform.current().port() + "\n");
    assertThat(output(toolchain.executable().toString(), "env", "GOROOT").strip())
        .isEqualTo(toolchain.root().toString());
    ToolchainModule module = new ToolchainModule(toolchain.version(), HostPlatform.current());
    assertThat(KnownToolchains.read().hashesOf(module))
        .containsExactlyElementsOf(
            ToolchainCache.in(folder.resolve("cache"), HostPlatform.current()).hash(module).stream()
                .toList());
  }

  private static String output(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GOTOOLCHAIN", "local");
    builder.environment().remove("GOROOT");
    return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
  }
}
