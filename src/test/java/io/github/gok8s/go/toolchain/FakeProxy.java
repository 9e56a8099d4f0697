package io.github.gok8s.go.toolchain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.gok8s.go.toolchain.sumdb.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A module proxy on this machine; what it does not have is answered by 404. */
final class FakeProxy implements AutoCloseable {

  /** Answers a request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Gives the paths that were asked for, in order. */
  List<String> requests() {
    return requests;
  }

  FakeProxy serve(TinyToolchain toolchain) {
    return serve("/" + toolchain.module.zip(), toolchain.zip());
  }

  FakeProxy serve(String path, byte[] content) {
    return answer(path, exchange -> {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    });
  }

  FakeProxy answer(String path, int status) {
    return answer(path, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  FakeProxy answer(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** Mirrors a checksum database, as proxies may do. */
  FakeProxy mirror(String name, TestDatabase database) {
    return answer("/sumdb/" + name + "/", exchange -> {
      String path = exchange.getRequestURI().getPath().substring(("/sumdb/" + name + "/").length());
      byte[] content = database.read(path);
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      Answer answer = answers.containsKey(path)
          ? answers.get(path)
          : answers.entrySet().stream()
              .filter(entry -> entry.getKey().endsWith("/") && path.startsWith(entry.getKey()))
              .findFirst()
              .map(Map.Entry::getValue)
              .orElse(missing -> missing.sendResponseHeaders(404, -1));
      answer.to(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
