package io.github.gok8s.kube.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An API server that answers what a test wants, for what a real one does not do on demand. */
public final class ScriptedServer implements AutoCloseable {

  /** An answer; a header is written as {@code Name: value}. */
  public record Reply(int status, String body, String... headers) {}

  /** What was asked; the parameters in the order of their names, as clients send them in any. */
  public record Request(String method, String path, TreeMap<String, String> query, String body) {

    private static Request of(HttpExchange exchange, String body) {
      TreeMap<String, String> query = new TreeMap<>();
      String text = exchange.getRequestURI().getQuery();
      for (String parameter : text == null ? new String[0] : text.split("&")) {
        String[] parts = parameter.split("=", 2);
        query.put(parts[0], parts[1]);
      }
      return new Request(
          exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, body);
    }

    /** Gives {@code GET /api/v1/pods?labelSelector=app=web}. */
    public String line() {
      List<String> parameters =
          query.entrySet().stream().map(Map.Entry::toString).toList();
      return method + " " + path + (query.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
  }

  /** Stands among the headers of an answer that is longer by its head than what comes of it. */
  public static final String CUT = "X-Cut: true";

  static {
    // head and body go in two writes, and the second would wait 40 ms for the acknowledgement of
    // the first
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Function<Request, Reply> script;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** Answers in turn, whatever is asked; the last answer again and again. */
  ScriptedServer(Reply... answers) throws IOException {
    this(inTurn(answers));
  }

  /** Answers by what is asked. */
  ScriptedServer(Function<Request, Reply> script) throws IOException {
    this.script = script;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static Function<Request, Reply> inTurn(Reply... answers) {
    Queue<Reply> replies = new ArrayDeque<>(List.of(answers));
    return request -> replies.size() > 1 ? replies.remove() : replies.element();
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
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply = script.apply(Request.of(exchange, asked));
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
