package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {

  private static final Reply VERSION =
      new Reply(200, "{\"gitVersion\": \"v1.31.4+k3s1\", \"minor\": \"31+\"}");
  private static final Reply EMPTY = new Reply(200, "{}");

  @TempDir
  Path folder;

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void theFirstContactGivesTheVersion() throws Exception {
    try (ScriptedServer server = new ScriptedServer(VERSION);
        ApiClient api = client(server.url() + "/prefix/", "{token: t}")) {
      assertThat(api.connect()).isEqualTo(new ServerVersion("v1.31.4+k3s1", 31));
      assertThat(server.requests()).containsExactly("GET /prefix/version Bearer t");
    }
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSays() throws Exception {
    Reply busy = new Reply(429, "{}", "Retry-After: 7");
    Reply broken = new Reply(503, "not json");
    try (ScriptedServer server =
            new ScriptedServer(busy, broken, new Reply(200, "{\"kind\":\"Pod\"}"));
        ApiClient api = client(server.url(), "{}")) {
      ApiAnswer answer = api.send(ApiRequest.get("/api/v1/pods"));

      assertThat(answer.isOk()).isTrue();
      assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofMillis(400));
      assertThat(server.requests()).hasSize(3);
    }
  }

  /** As many logs are followed as there are containers, and the pods are looked for beside. */
  @Test
  @Timeout(60)
  void streamsThatStayOpenKeepNoOtherRequestFromTheServer() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      if (exchange.getRequestURI().getPath().endsWith("/log")) {
        await(end);
      }
      exchange.close();
    });
    server.start();
    try (ApiClient api = client("http://127.0.0.1:" + server.getAddress().getPort(), "{}")) {
      for (int i = 0; i < 20; i++) {
        assertThat(api.open(ApiRequest.get("/" + i + "/log")).status()).isEqualTo(200);
      }

      assertThat(api.send(ApiRequest.get("/api/v1/pods")).isOk()).isTrue();
    } finally {
      end.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatStaysBrokenIsGivenUp() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(new Reply(500, "{\"message\": \"etcdserver: request timed out\"}"));
        ApiClient api = client(server.url(), "{}")) {
      ApiAnswer answer = api.send(ApiRequest.get("/api/v1/pods"));

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.message()).isEqualTo("etcdserver: request timed out");
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void rejectedCredentialsSayWhose() throws Exception {
    try (ScriptedServer server = new ScriptedServer(new Reply(401, "{}"));
        ApiClient api = client(server.url(), "{token: old}")) {
      assertThatThrownBy(api::connect)
          .hasMessage("The API server " + server.url()
              + " of the context \"dev\" rejects the credentials of the user \"dev\": they are expired or wrong."
              + " Renew the credentials of that user in " + folder.resolve("config") + ".");
    }
  }

  @Test
  void aTokenThatExpiresInTheMiddleIsAskedForAnew() throws Exception {
    Path plugin = Files.writeString(folder.resolve("plugin"), """
        #!/bin/sh
        echo x >> "$0.runs"
        echo '{"status":{"token":"t'$(wc -l < "$0.runs")'"}}'
        """);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    try (ScriptedServer server = new ScriptedServer(EMPTY, new Reply(401, "{}"), EMPTY);
        ApiClient api = client(server.url(), "{exec: {command: ./plugin, apiVersion: v1}}")) {
      api.send(ApiRequest.get("/a"));
      api.send(ApiRequest.get("/b"));

      assertThat(server.requests().stream().map(line -> line.replaceAll("\\s+", " ")))
          .containsExactly("GET /a Bearer t1", "GET /b Bearer t1", "GET /b Bearer t2");
    }
  }

  @Test
  void warningsAreGivenOnce() throws Exception {
    Reply warned = new Reply(200, "{}", "Warning: 299 - \"policy/v1beta1 is \\\"old\\\"\"");
    try (ScriptedServer server = new ScriptedServer(warned);
        ApiClient api = client(server.url(), "{}")) {
      api.send(ApiRequest.get("/a"));
      api.send(ApiRequest.get("/b"));

      assertThat(api.warnings().untold()).containsExactly("policy/v1beta1 is \"old\"");
      assertThat(api.warnings().untold()).isEmpty();
    }
  }

  @Test
  void onlyWhatWritesIsCountedAsWrite() throws Exception {
    try (ScriptedServer server = new ScriptedServer(EMPTY);
        ApiClient api = client(server.url(), "{}")) {
      ApiRequest apply = ApiRequest.apply("/a", "m", new com.google.gson.JsonObject());
      api.send(ApiRequest.get("/a"));
      api.send(apply.with("dryRun", "All"));
      api.send(apply);

      assertThat(api.requests()).isEqualTo(3);
      assertThat(api.writes()).isEqualTo(1);
      assertThat(server.requests()).last().isEqualTo("PATCH /a?fieldManager=m null");
    }
  }

  @Test
  void nobodyAtTheAddressIsToldAtOnce() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (ApiClient api = client("https://127.0.0.1:" + port, "{}")) {
      assertThatThrownBy(api::connect)
          .hasMessage(
              "The API server https://127.0.0.1:" + port
                  + " of the context \"dev\" can't be reached: the connection is refused. Is the cluster running?");
      assertThat(pauses).isEmpty();
    }
  }

  /** A log is opened long after the first contact; a server that went meanwhile is told like any other. */
  @Test
  void aServerThatIsGoneIsSaidOfAnAnswerWithoutEndToo() throws Exception {
    ScriptedServer server = new ScriptedServer(EMPTY);
    try (ApiClient api = client(server.url(), "{}")) {
      api.send(ApiRequest.get("/a"));
      server.close();

      assertThatThrownBy(() -> api.open(ApiRequest.get("/log")))
          .isInstanceOf(KubeException.class)
          .hasMessageStartingWith(
              "The API server " + server.url() + " of the context \"dev\" can't be reached: ");
    }
  }

  @Test
  void anAnswerThatBreaksOffIsAskedForAgain() throws Exception {
    Reply cut = new Reply(200, "{\"kind\":", ScriptedServer.CUT);
    try (ScriptedServer server = new ScriptedServer(cut, new Reply(200, "{\"kind\":\"Pod\"}"));
        ApiClient api = client(server.url(), "{}")) {
      assertThat(api.send(ApiRequest.get("/a")).body().get("kind").getAsString())
          .isEqualTo("Pod");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void anUnknownHostIsSaid() throws Exception {
    try (ApiClient api = client("https://no-such-host.invalid:6443", "{}")) {
      assertThatThrownBy(api::connect)
          .hasMessage("The API server https://no-such-host.invalid:6443 of the context \"dev\""
              + " can't be reached: its host is not known here. Is the VPN up?");
    }
  }

  @Test
  void aSilentServerIsToldWithinSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ApiClient api = client("http://127.0.0.1:" + silent.getLocalPort(), "{}")) {
      assertThatThrownBy(api::connect)
          .hasMessage("The API server http://127.0.0.1:" + silent.getLocalPort()
              + " of the context \"dev\" is silent: no answer within 4 s.");
    }
  }

  @Test
  void whatIsNoApiServerIsSaid() throws Exception {
    try (ScriptedServer server = new ScriptedServer(new Reply(404, "<html>nginx</html>"));
        ApiClient api = client(server.url(), "{}")) {
      assertThatThrownBy(api::connect)
          .hasMessage(
              server.url() + " of the context \"dev\" does not answer as a Kubernetes API server:"
                  + " the server answered 404, <html>nginx</html>.");
    }
  }

  @Test
  void theWayLeadsThroughAProxyOfTheKubeconfig() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> refuse(proxy));
      answering.setDaemon(true);
      answering.start();
      Path file = TestKubeconfig.write(
          folder.resolve("config"),
          TestKubeconfig.of("dev", "https://api.example.com:6443", "{}")
              .replace(
                  "6443'}",
                  "6443', proxy-url: 'http://u:p@127.0.0.1:" + proxy.getLocalPort() + "'}"));
      try (ApiClient api = new ApiClient(TestKubeconfig.find(file), "test", pauses::add)) {
        assertThatThrownBy(api::connect)
            .hasMessage(
                "https://api.example.com:6443 of the context \"dev\" does not answer as a Kubernetes"
                    + " API server: the server answered 403.");
      }
      assertThat(asked).first().asString().startsWith("CONNECT api.example.com:6443 HTTP/1.1");
    }
  }

  private final List<String> asked = new ArrayList<>();

  private void refuse(ServerSocket proxy) {
    try (Socket socket = proxy.accept()) {
      byte[] request = new byte[2000];
      int length = socket.getInputStream().read(request);
      asked.add(new String(request, 0, length, StandardCharsets.US_ASCII));
      socket
          .getOutputStream()
          .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      asked.add(e.toString());
    }
  }

  private ApiClient client(String server, String user) throws Exception {
    Path file =
        TestKubeconfig.write(folder.resolve("config"), TestKubeconfig.of("dev", server, user));
    return new ApiClient(
        TestKubeconfig.find(file, Optional.empty(), Map.of("PATH", System.getenv("PATH"))),
        "test",
        pauses::add);
  }
}
