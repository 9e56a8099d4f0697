package io.github.gok8s.kube.connection;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.http.RetryAfter;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.util.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to one API server. What the server may not have heard, or could not answer for now, is said again; only the
 * first contact is not, so that a wrong address is told at once.
 */
public final class ApiClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

  /** The time for the first answer. */
  static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

  /** A request waits for the webhooks of a cluster, 10 s each. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private static final int UNAUTHORIZED = 401;
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  private final ApiConnection connection;
  private final Pauses pauses;
  private final ServerWarnings warnings = new ServerWarnings();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  /** Makes a client of a connection, which it closes with itself. */
  public ApiClient(ApiConnection connection, Pauses pauses) {
    this.connection = connection;
    this.pauses = pauses;
  }

  public ApiClient(ClusterAccess access, String userAgent, Pauses pauses) {
    this(new ApiConnection(access, userAgent), pauses);
  }

  public ClusterAccess access() {
    return connection.access();
  }

  /** What the server warned of since the last look, each once. */
  public ServerWarnings warnings() {
    return warnings;
  }

  /** The number of requests so far. */
  public int requests() {
    return requests.get();
  }

  /** The number of those by which something is written. */
  public int writes() {
    return writes.get();
  }

  /**
   * Asks for the server's version, as first contact.
   *
   * @throws KubeException if the server can't be reached, is not trusted, or rejects the credentials
   */
  public ServerVersion connect() throws KubeException, InterruptedException {
    ApiAnswer answer = send(ApiRequest.get("/version"), FIRST_ANSWER, 0);
    if (!answer.isOk()) {
      throw KubeException.inEnvironment(
          access().server() + " of the context \"" + access().context()
              + "\" does not answer as a Kubernetes API server: " + answer.message() + ".");
    }
    return ServerVersion.of(answer.body());
  }

  /**
   * Sends a request.
   *
   * @return the answer, whether the server did it or refused
   * @throws KubeException if there is none, or the credentials are rejected
   */
  public ApiAnswer send(ApiRequest request) throws KubeException, InterruptedException {
    return send(request, ANSWER, Pauses.LIMIT);
  }

  /** Sends a request once: the caller knows better when to ask again. */
  public ApiAnswer sendOnce(ApiRequest request) throws KubeException, InterruptedException {
    return send(request, ANSWER, 0);
  }

  /**
   * Opens an answer that has no end before the caller closes it, or the server does.
   *
   * @throws KubeException if there is none
   */
  public ApiStream open(ApiRequest request) throws KubeException, InterruptedException {
    try {
      CloseableHttpResponse response = exchange(request, Duration.ZERO);
      if (response.getStatusLine().getStatusCode() == UNAUTHORIZED && connection.renew()) {
        close(response);
        response = exchange(request, Duration.ZERO);
      }
      return new ApiStream(response);
    } catch (IOException e) {
      throw ConnectionFailure.of(access(), e, Duration.ZERO);
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private ApiAnswer send(ApiRequest request, Duration timeout, int retries)
      throws KubeException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      boolean last = attempt >= retries;
      try (CloseableHttpResponse response = exchange(request, timeout)) {
        int status = response.getStatusLine().getStatusCode();
        if (status == UNAUTHORIZED && attempt == 0 && connection.renew()) {
          continue;
        }
        if (status == UNAUTHORIZED) {
          throw ConnectionFailure.unauthorized(access());
        }
        ApiAnswer answer = answer(response);
        if (last || !BUSY.contains(status) || isFinal(answer)) {
          return answer;
        }
        pauses.before(attempt, retryAfter(response));
      } catch (IOException e) {
        if (last) {
          throw ConnectionFailure.of(access(), e, timeout);
        }
        pauses.before(attempt, Optional.empty());
      }
    }
  }

  /** An error within the server that will be the same next time: a webhook that can't be called, for instance. */
  private static boolean isFinal(ApiAnswer answer) {
    return answer.status() == 500 && answer.message().contains("webhook");
  }

  private CloseableHttpResponse exchange(ApiRequest request, Duration timeout)
      throws KubeException, InterruptedException, IOException {
    requests.incrementAndGet();
    if (!request.isRead()) {
      writes.incrementAndGet();
    }
    CloseableHttpResponse response = connection.execute(request, timeout);
    warnings.add(response.getHeaders("Warning"));
    return response;
  }

  private static ApiAnswer answer(HttpResponse response) throws IOException {
    int status = response.getStatusLine().getStatusCode();
    String text = response.getEntity() == null
        ? ""
        : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
    try {
      return new ApiAnswer(status, Json.parse(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      JsonObject status0 = new JsonObject();
      if (!text.isBlank()) {
        status0.addProperty(
            "message",
            "the server answered " + status + ", "
                + text.strip().lines().findFirst().orElse(""));
      }
      return new ApiAnswer(status, status0);
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(RetryAfter.HEADER))
        .flatMap(header -> RetryAfter.parse(header.getValue(), Instant.now()));
  }

  private static void close(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      LOG.debug("can't be closed", e);
    }
  }

  /** An answer that is read while it comes. */
  public static final class ApiStream implements AutoCloseable {
    private final CloseableHttpResponse response;

    private ApiStream(CloseableHttpResponse response) {
      this.response = response;
    }

    public int status() {
      return response.getStatusLine().getStatusCode();
    }

    /** Gives the bytes; reading them ends with an exception when this is closed by another thread. */
    public InputStream content() throws IOException {
      return response.getEntity() == null
          ? InputStream.nullInputStream()
          : response.getEntity().getContent();
    }

    /** Gives the answer as a whole. */
    public ApiAnswer answer() throws IOException {
      return ApiClient.answer(response);
    }

    @Override
    public void close() {
      ApiClient.close(response);
    }
  }
}
