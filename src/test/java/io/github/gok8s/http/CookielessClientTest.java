package io.github.gok8s.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CookielessClientTest {

  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      requests.add(exchange.getRequestHeaders());
      exchange.getResponseHeaders().add("Set-Cookie", "seen=before; Path=/");
      if (exchange.getRequestURI().getPath().equals("/moved")) {
        exchange.getResponseHeaders().add("Location", "/here");
        exchange.sendResponseHeaders(307, -1);
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsNoCookieBack() throws IOException {
    assertThat(statuses("/", "/", "/moved")).containsExactly(200, 200, 200);

    assertThat(requests)
        .hasSize(4)
        .noneMatch(headers -> headers.containsKey("Cookie"))
        .allMatch(headers -> headers.getFirst("User-agent").equals("a test"));
  }

  private List<Integer> statuses(String... paths) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    try (CloseableHttpClient client = CookielessClient.builder("a test").build()) {
      for (String path : paths) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        try (CloseableHttpResponse answer = client.execute(new HttpGet(url))) {
          statuses.add(answer.getStatusLine().getStatusCode());
        }
      }
    }
    return statuses;
  }

  /** Headers hold credentials. Asked by name, as the log's library is a part of the client's. */
  @Test
  void logsNothingOfItsOwn() throws Exception {
    Object log = Class.forName("org.apache.commons.logging.LogFactory")
        .getMethod("getLog", String.class)
        .invoke(null, "org.apache.http.headers");

    assertThat(log.getClass().getSimpleName()).isEqualTo("NoOpLog");
  }
}
