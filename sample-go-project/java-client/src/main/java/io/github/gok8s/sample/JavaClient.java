package io.github.gok8s.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Serves what a URL answers, and says that it comes from Java.
 *
 * <p>The URL is its argument, by default {@code http://html-server}.
 */
public final class JavaClient {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI url;

  JavaClient(URI url) {
    this.url = url;
  }

  /** Serves until it is told to stop. */
  public static void main(String[] arguments) throws IOException {
    URI url = URI.create(arguments.length > 0 ? arguments[0] : "http://html-server");
    HttpServer server = new JavaClient(url).serve(new InetSocketAddress(8080));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(1)));
    System.out.println("java-client listens at " + server.getAddress() + " and asks " + url);
  }

  HttpServer serve(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/", this::page);
    // ready even where html-server is not: then it answers that
    server.createContext("/healthz", exchange -> answer(exchange, 200, "ok\n"));
    server.start();
    return server;
  }

  private void page(HttpExchange exchange) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      answer(exchange, 200, "Java " + Runtime.version().feature() + " got " + response.statusCode() + " from " + url + ":\n\n" + response.body());
    } catch (IOException e) {
      answer(exchange, 502, url + " does not answer: " + e + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer(exchange, 503, "interrupted\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
