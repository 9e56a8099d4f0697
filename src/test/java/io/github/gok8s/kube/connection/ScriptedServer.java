package io.github.gok8s.kube.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server that answers what a test wants, for what a real one does not do on demand. */
final class ScriptedServer implements AutoCloseable {

  /** An answer; a header is written as {@code Name: value}. */
  record Reply(int status, String body, String... headers) {}

  /** Stands among the headers of an answer that is longer by its head than what comes of it. */
  static final String CUT = "X-Cut: true";

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedServer(Reply... answers) throws IOException {
    replies.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked: method, path with query, and the header {@code Authorization}. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(
        exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + authorization);
    exchange.getRequestBody().readAllBytes();
    Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
    for (String header : reply.headers()) {
      String[] parts = header.split(": ", 2);
      exchange.getResponseHeaders().add(parts[0], parts[1]);
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean isCut = List.of(reply.headers()).contains(CUT);
    exchange.sendResponseHeaders(reply.status(), isCut ? body.length + 1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
