package io.github.gok8s.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.http.Header;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Stands before a registry: notes every request, and fails those it is told to. */
public final class FaultProxy implements AutoCloseable {

  /** Headers of one connection, or that are made anew. */
  private static final List<String> HOP =
      List.of("host", "connection", "content-length", "transfer-encoding", "date");

  private final CloseableHttpClient client = HttpClientBuilder.create()
      .disableAutomaticRetries()
      .disableRedirectHandling()
      .disableContentCompression()
      .setMaxConnPerRoute(50)
      .setMaxConnTotal(50)
      .build();

  private final HttpServer server;
  private final String upstream;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);

  private record Fault(
      Predicate<String> request, Kind kind, int number, Map<String, String> headers, String text) {

    Fault(String start, Kind kind, int number) {
      this(request -> request.startsWith(start), kind, number, Map.of(), "");
    }
  }

  private enum Kind {
    ANSWER,
    CUT_REQUEST,
    CUT_ANSWER,
    CORRUPT,
    HANG
  }

  /** Stands before a registry, or any server of HTTP. */
  public FaultProxy(String upstream) {
    this.upstream = upstream;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the requests so far, as in {@code HEAD /v2/room/manifests/1}, without their queries. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Gives how many connections brought them. */
  public int connections() {
    return connections.size();
  }

  public void forget() {
    requests.clear();
  }

  /** Answers the next request that begins so with a status. */
  public FaultProxy answer(String start, int status) {
    return answer(start, status, Map.of());
  }

  public FaultProxy answer(String start, int status, Map<String, String> headers) {
    faults.add(new Fault(request -> request.startsWith(start), Kind.ANSWER, status, headers, ""));
    return this;
  }

  /** Answers the next request that begins so with a text. */
  public FaultProxy answer(String start, String text) {
    faults.add(new Fault(request -> request.startsWith(start), Kind.ANSWER, 200, Map.of(), text));
    return this;
  }

  /** Passes on so many bytes of the next such request's content, then cuts the connection. */
  public FaultProxy cutRequest(String start, int after) {
    faults.add(new Fault(start, Kind.CUT_REQUEST, after));
    return this;
  }

  /** Passes back so many bytes of the next such request's answer, then cuts the connection. */
  public FaultProxy cutAnswer(String start, int after) {
    faults.add(new Fault(start, Kind.CUT_ANSWER, after));
    return this;
  }

  /** Changes the first byte of the next such request's answer. */
  public FaultProxy corrupt(String start) {
    faults.add(new Fault(start, Kind.CORRUPT, 0));
    return this;
  }

  /** Leaves the next such request without an answer. */
  public FaultProxy hang(String start) {
    faults.add(new Fault(start, Kind.HANG, 0));
    return this;
  }

  /** Waits until a request is left without an answer. */
  public void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request =
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(request);
    connections.add(exchange.getRemoteAddress().getPort());
    Fault fault = take(request);
    try (exchange) {
      if (fault == null) {
        pass(exchange, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
        return;
      }
      switch (fault.kind()) {
        case ANSWER -> {
          exchange.getRequestBody().readAllBytes();
          fault.headers().forEach(exchange.getResponseHeaders()::add);
          byte[] text = fault.text().getBytes(UTF_8);
          exchange.sendResponseHeaders(fault.number(), text.length == 0 ? -1 : text.length);
          exchange.getResponseBody().write(text);
        }
        case CUT_REQUEST -> pass(exchange, fault.number(), Integer.MAX_VALUE, false);
        case CUT_ANSWER -> pass(exchange, Integer.MAX_VALUE, fault.number(), false);
        case CORRUPT -> pass(exchange, Integer.MAX_VALUE, Integer.MAX_VALUE, true);
        case HANG -> {
          hanging.countDown();
          end.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Fault take(String request) {
    for (Fault fault : faults) {
      if (fault.request().test(request) && faults.remove(fault)) {
        return fault;
      }
    }
    return null;
  }

  private void pass(HttpExchange exchange, int mostIn, int mostOut, boolean corrupt)
      throws IOException {
    RequestBuilder request = RequestBuilder.create(exchange.getRequestMethod())
        .setUri("http://" + upstream + exchange.getRequestURI());
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
        request.addHeader(name, values.get(0));
      }
    });
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null) {
      InputStream body = new CutStream(exchange.getRequestBody(), mostIn);
      request.setEntity(new InputStreamEntity(body, Long.parseLong(length)));
    }
    try (CloseableHttpResponse answer = client.execute(request.build())) {
      for (Header header : answer.getAllHeaders()) {
        if (!HOP.contains(header.getName().toLowerCase(Locale.ROOT))) {
          exchange.getResponseHeaders().add(header.getName(), header.getValue());
        }
      }
      int status = answer.getStatusLine().getStatusCode();
      if (answer.getEntity() == null) {
        Header announced = answer.getFirstHeader("Content-Length");
        if (announced != null && exchange.getRequestMethod().equals("HEAD")) {
          exchange.getResponseHeaders().set("Content-Length", announced.getValue());
        }
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      byte[] bytes = answer.getEntity().getContent().readAllBytes();
      if (corrupt && bytes.length > 0) {
        bytes[0] ^= 1;
      }
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes, 0, Math.min(bytes.length, mostOut));
      exchange.getResponseBody().flush();
    }
  }

  /** Fails after so many bytes. Who reads it gives up then, and its connection is cut like ours. */
  private static final class CutStream extends FilterInputStream {

    private long left;

    CutStream(InputStream content, long most) {
      super(content);
      left = most;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        throw new IOException("cut");
      }
      int count = super.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
