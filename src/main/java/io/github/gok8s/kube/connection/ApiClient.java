package io.github.gok8s.kube.connection;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.gok8s.http.RetryAfter;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;
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

  private final ClusterAccess access;
  private final String userAgent;
  private final Pauses pauses;
  private final ServerWarnings warnings = new ServerWarnings();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private @Nullable CloseableHttpClient client;
  private @Nullable Credentials credentials;

  public ApiClient(ClusterAccess access, String userAgent, Pauses pauses) {
    this.access = access;
    this.userAgent = userAgent;
    this.pauses = pauses;
  }

  public ClusterAccess access() {
    return access;
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
      throw KubeException.inEnvironment(access.server() + " of the context \"" + access.context()
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
      if (response.getStatusLine().getStatusCode() == UNAUTHORIZED && renew()) {
        close(response);
        response = exchange(request, Duration.ZERO);
      }
      return new ApiStream(response);
    } catch (IOException e) {
      throw ConnectionFailure.of(access, e, Duration.ZERO);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      close(client);
      client = null;
    }
  }

  private ApiAnswer send(ApiRequest request, Duration timeout, int retries)
      throws KubeException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      boolean last = attempt >= retries;
      try (CloseableHttpResponse response = exchange(request, timeout)) {
        int status = response.getStatusLine().getStatusCode();
        if (status == UNAUTHORIZED && attempt == 0 && renew()) {
          continue;
        }
        if (status == UNAUTHORIZED) {
          throw ConnectionFailure.unauthorized(access);
        }
        ApiAnswer answer = answer(response);
        if (last || !BUSY.contains(status) || isFinal(answer)) {
          return answer;
        }
        pauses.before(attempt, retryAfter(response));
      } catch (IOException e) {
        if (last) {
          throw ConnectionFailure.of(access, e, timeout);
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
    HttpUriRequest http = http(request, timeout);
    long begin = System.nanoTime();
    requests.incrementAndGet();
    if (!request.isRead()) {
      writes.incrementAndGet();
    }
    try {
      CloseableHttpResponse response = client().execute(http);
      LOG.debug(
          "{} {} {} {} ms",
          request.method(),
          http.getURI().getRawPath(),
          response.getStatusLine().getStatusCode(),
          (System.nanoTime() - begin) / 1_000_000);
      warnings.add(response.getHeaders("Warning"));
      return response;
    } catch (IOException e) {
      LOG.debug("{} {}: {}", request.method(), http.getURI().getRawPath(), e.toString());
      throw e;
    }
  }

  private HttpUriRequest http(ApiRequest request, Duration timeout)
      throws KubeException, InterruptedException {
    RequestBuilder builder = RequestBuilder.create(request.method())
        .setUri(uri(request))
        .setConfig(RequestConfig.custom()
            .setConnectTimeout((int) HttpClients.CONNECT_TIMEOUT.toMillis())
            .setSocketTimeout((int) timeout.toMillis())
            .build())
        .setHeader(HttpHeaders.ACCEPT, request.accept());
    request
        .body()
        .ifPresent(body -> builder.setEntity(
            new ByteArrayEntity(Json.compact(body), ContentType.create(request.contentType()))));
    credentials()
        .authorization()
        .ifPresent(value -> builder.setHeader(HttpHeaders.AUTHORIZATION, value));
    access.impersonation().forEach(header -> builder.addHeader(header.getKey(), header.getValue()));
    return builder.build();
  }

  private URI uri(ApiRequest request) {
    try {
      URIBuilder builder = new URIBuilder(access.server());
      String prefix = builder.getPath() == null ? "" : builder.getPath().replaceFirst("/$", "");
      builder.setPath(prefix + request.path());
      for (Map.Entry<String, String> parameter : request.query().entrySet()) {
        builder.addParameter(parameter.getKey(), parameter.getValue());
      }
      return builder.build();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ApiAnswer answer(HttpResponse response) throws IOException {
    int status = response.getStatusLine().getStatusCode();
    String text = response.getEntity() == null
        ? ""
        : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
    try {
      return new ApiAnswer(status, JsonParser.parseString(text).getAsJsonObject());
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

  private synchronized CloseableHttpClient client() throws KubeException, InterruptedException {
    if (client == null) {
      client = HttpClients.of(access, credentials().certificate(), userAgent);
    }
    return client;
  }

  /** Certificates are shown when a connection is made: with other ones there must be other connections. */
  private synchronized Credentials credentials() throws KubeException, InterruptedException {
    Credentials now = access.credentials().current();
    if (credentials != null && !credentials.certificate().equals(now.certificate())) {
      close();
    }
    credentials = now;
    return now;
  }

  private boolean renew() throws KubeException, InterruptedException {
    return access.credentials().renew();
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
