package io.github.gok8s.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JavaClientTest {

  private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private HttpServer htmlServer;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    htmlServer = HttpServer.create(ANY_PORT, 0);
    htmlServer.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("<h1>Oh hai Mark</h1>".getBytes(StandardCharsets.UTF_8));
      }
    });
    htmlServer.start();
    server = new JavaClient(url(htmlServer, "")).serve(ANY_PORT);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    htmlServer.stop(0);
  }

  @Test
  void servesWhatTheUrlAnswers() throws Exception {
    HttpResponse<String> response = get("/");

    assertEquals(200, response.statusCode());
    assertEquals(
        "Java " + Runtime.version().feature() + " got 200 from " + url(htmlServer, "") + ":\n\n<h1>Oh hai Mark</h1>",
        response.body());
  }

  @Test
  void saysThatTheUrlDoesNotAnswerAndIsHealthyAllTheSame() throws Exception {
    htmlServer.stop(0);

    HttpResponse<String> response = get("/");

    assertEquals(502, response.statusCode());
    assertTrue(response.body().startsWith(url(htmlServer, "") + " does not answer: "), response.body());
    assertEquals("ok\n", get("/healthz").body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url(server, path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI url(HttpServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
