package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.http.HttpProxy;
import io.github.gok8s.http.ProxyRoutes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RemoteFilesTest {

  private static final HttpProxy.Credentials JANE = new HttpProxy.Credentials("jane", "sesame");
  private static final String JANE_BASIC =
      "Basic " + Base64.getEncoder().encodeToString("jane:sesame".getBytes(UTF_8));

  private final FakeProxy server = new FakeProxy();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsAFile() throws Exception {
    server.serve("/file", "content".getBytes(UTF_8)).serve("/empty", new byte[0]);

    assertThat(read(server.url() + "/file")).isEqualTo("content");
    assertThat(read(server.url() + "/empty")).isEmpty();
  }

  @Test
  void readsAFileUrl(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");

    assertThat(read(file.toUri().toString())).isEqualTo("content");
    assertThatThrownBy(() -> read(folder.resolve("other").toUri().toString()))
        .isInstanceOf(NotThereException.class);
  }

  @ParameterizedTest
  @CsvSource({"404", "410"})
  void tellsThatAFileIsNotThere(int status) {
    server.answer("/file", status);

    assertThatThrownBy(() -> read(server.url() + "/file"))
        .isInstanceOf(NotThereException.class)
        .hasMessage(server.url() + "/file answered " + status + " (not there)");
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500 Internal Server Error",
    "403, 403 Forbidden",
    "401, 401 Unauthorized (put user and password into the URL in GOPROXY)",
    "407, 407 Proxy Authentication Required (the proxy of settings.xml needs <username> and"
        + " <password>)"
  })
  void saysWhatTheServerAnswered(int status, String text) {
    server.answer("/file", status);

    assertThatThrownBy(() -> read(server.url() + "/file"))
        .isNotInstanceOf(NotThereException.class)
        .hasMessage(server.url() + "/file: it answered " + text);
  }

  @Test
  void saysThatAHostIsNotKnown() {
    assertThatThrownBy(() -> read("http://no-such-host.invalid/file"))
        .hasMessage("http://no-such-host.invalid/file: its host is not known here");
  }

  @Test
  void saysHowLongItWaited() {
    server.answer("/file", exchange -> {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        // the server is stopped
      }
    });

    assertThatThrownBy(() -> read(
            server.url() + "/file",
            ProxyRoutes.of(Optional.empty(), name -> Optional.empty()),
            Duration.ofSeconds(1)))
        .hasMessage(server.url() + "/file: no answer within 1 s");
  }

  @Test
  void limitsSmallFiles() {
    server.serve("/file", new byte[(1 << 20) + 1]);

    assertThatThrownBy(() -> read(server.url() + "/file"))
        .hasMessage(server.url() + "/file: more than the 1 MB that it may have was sent");
  }

  @Test
  void followsRedirects() throws Exception {
    server.serve("/there", "content".getBytes(UTF_8)).answer("/here", exchange -> {
      exchange.getResponseHeaders().add("Location", "/there");
      exchange.sendResponseHeaders(302, -1);
    });

    assertThat(read(server.url() + "/here")).isEqualTo("content");
  }

  @Test
  void sendsTheCredentialsOfTheUrlAtOnceAndShowsThemNowhere() throws Exception {
    List<String> sent = new ArrayList<>();
    server.answer("/file", exchange -> {
      sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.sendResponseHeaders(404, -1);
    });
    URI url = URI.create("http://jane:sesame@127.0.0.1:" + server.port() + "/file");

    assertThatThrownBy(() -> read(url.toString())).hasMessageNotContaining("sesame");
    assertThat(sent).containsExactly(JANE_BASIC);
    assertThat(RemoteFiles.redacted(url)).isEqualTo(server.url() + "/file");
  }

  @Test
  void keepsTheCredentialsOfTheUrlFromOtherHosts() throws Exception {
    List<String> sent = new ArrayList<>();
    try (FakeProxy other = new FakeProxy()) {
      other.answer("/file", exchange -> {
        sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.sendResponseHeaders(200, -1);
      });
      server.answer("/file", exchange -> {
        exchange.getResponseHeaders().add("Location", other.url() + "/file");
        exchange.sendResponseHeaders(302, -1);
      });

      read("http://jane:sesame@127.0.0.1:" + server.port() + "/file");
    }
    assertThat(sent).containsExactly("null");
  }

  @Test
  void goesThroughTheProxyOfTheSettings() throws Exception {
    // given a proxy that asks for a password
    List<String> sent = new ArrayList<>();
    server.answer("/file", exchange -> {
      String authorization = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
      sent.add(exchange.getRequestURI() + " " + authorization);
      if (authorization == null) {
        exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
        exchange.sendResponseHeaders(407, -1);
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
    });
    HttpProxy proxy = HttpProxy.ofSettings("127.0.0.1", server.port(), "", Optional.of(JANE));

    // when
    read("http://modules.example/file", routes(proxy), RemoteFiles.TIMEOUT);

    // then
    assertThat(sent)
        .containsExactly(
            "http://modules.example/file null", "http://modules.example/file " + JANE_BASIC);
    assertThat(proxy.toString()).doesNotContain("sesame");
  }

  @Test
  void asksTheProxyForATunnelToHttps() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> heads =
          CompletableFuture.supplyAsync(() -> refuseTunnels(socket));
      HttpProxy proxy =
          HttpProxy.ofSettings("127.0.0.1", socket.getLocalPort(), "", Optional.of(JANE));

      assertThatThrownBy(
              () -> read("https://modules.example/file", routes(proxy), RemoteFiles.TIMEOUT))
          .hasMessageContaining("https://modules.example/file: ");

      assertThat(heads.get())
          .containsExactly(
              "CONNECT modules.example:443 HTTP/1.1 without password",
              "CONNECT modules.example:443 HTTP/1.1 with " + JANE_BASIC);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', modules.example, true",
    "'*.example|localhost', modules.example, false",
    "'*.example|localhost', modules.example.com, true",
    "'localhost,modules.*', MODULES.example, false",
    "'modulesxexample', modules.example, true"
  })
  void leavesOutNonProxyHosts(String nonProxyHosts, String host, boolean proxied) {
    HttpProxy proxy = HttpProxy.ofSettings("proxy.example", 3128, nonProxyHosts, Optional.empty());

    assertThat(routes(proxy).to("https", host).isPresent()).isEqualTo(proxied);
  }

  @ParameterizedTest
  @CsvSource({
    "https, modules.example, proxy.example:3128",
    "http, modules.example, ''",
    "https, localhost, ''",
    "https, 127.0.0.1, ''",
    "https, intern.example, ''",
    "https, a.intern.example, ''",
    "https, sub.example, proxy.example:3128",
    "https, a.sub.example, ''"
  })
  void takesTheProxyOfTheEnvironmentWhereSettingsHaveNone(
      String scheme, String host, String expected) {
    Map<String, String> environment = Map.of(
        "https_proxy", "http://jane:sesame@proxy.example:3128",
        "NO_PROXY", "intern.example, .sub.example");
    ProxyRoutes routes =
        ProxyRoutes.of(Optional.empty(), name -> Optional.ofNullable(environment.get(name)));

    assertThat(routes
            .to(scheme, host)
            .map(proxy -> proxy.host() + ":" + proxy.port())
            .orElse(""))
        .isEqualTo(expected);
  }

  @Test
  void readsProxiesOfTheEnvironmentInAllTheirForms() {
    assertThat(environmentProxy("proxy.example"))
        .hasValueSatisfying(proxy -> assertThat(proxy.port()).isEqualTo(80));
    assertThat(environmentProxy("http://jane@proxy.example:3128"))
        .hasValueSatisfying(proxy ->
            assertThat(proxy.credentials()).hasValue(new HttpProxy.Credentials("jane", "")));
    assertThat(environmentProxy("not a url")).isEmpty();
  }

  private static Optional<HttpProxy> environmentProxy(String value) {
    return ProxyRoutes.of(
            Optional.empty(),
            name -> name.equals("HTTPS_PROXY") ? Optional.of(value) : Optional.empty())
        .to("https", "modules.example");
  }

  private static ProxyRoutes routes(HttpProxy proxy) {
    return ProxyRoutes.of(Optional.of(proxy), name -> Optional.empty());
  }

  private static String read(String url) throws IOException {
    return read(
        url, ProxyRoutes.of(Optional.empty(), name -> Optional.empty()), RemoteFiles.TIMEOUT);
  }

  private static String read(String url, ProxyRoutes routes, Duration timeout) throws IOException {
    try (RemoteFiles remote = new RemoteFiles(routes, timeout)) {
      return new String(remote.readSmall(URI.create(url)), UTF_8);
    }
  }

  private static List<String> refuseTunnels(ServerSocket server) {
    List<String> heads = new ArrayList<>();
    String answer = "HTTP/1.1 407 Password please\r\nProxy-Authenticate: Basic realm=\"p\"\r\n";
    while (heads.size() < 2) {
      try (Socket socket = server.accept();
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
        List<String> lines = reader.lines().takeWhile(line -> !line.isEmpty()).toList();
        heads.add(lines.get(0)
            + lines.stream()
                .filter(line -> line.startsWith("Proxy-Authorization: "))
                .map(line -> " with " + line.substring("Proxy-Authorization: ".length()))
                .findFirst()
                .orElse(" without password"));
        String head = heads.size() < 2 ? answer : "HTTP/1.1 403 No\r\n";
        socket
            .getOutputStream()
            .write((head + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return heads;
  }
}
