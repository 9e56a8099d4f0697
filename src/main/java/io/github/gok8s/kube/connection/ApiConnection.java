package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one API server, and what the user shows there. Several clients may share it: it is opened, and a program asked for credentials, once. */
public final class ApiConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiConnection.class);

  /** A request waits no longer than the longest answer for a connection that others hold. */
  private static final Duration FREE_CONNECTION = Duration.ofSeconds(60);

  private final ClusterAccess access;
  private final String userAgent;
  private @Nullable CloseableHttpClient client;
  private @Nullable Credentials credentials;

  /** Makes the way; nothing is connected to before the first request. */
  public ApiConnection(ClusterAccess access, String userAgent) {
    this.access = access;
    this.userAgent = userAgent;
  }

  public ClusterAccess access() {
    return access;
  }

  /** Sends a request, once. */
  CloseableHttpResponse execute(ApiRequest request, Duration timeout)
      throws KubeException, InterruptedException, IOException {
    HttpUriRequest http = http(request, timeout);
    long begin = System.nanoTime();
    try {
      CloseableHttpResponse response = client().execute(http);
      LOG.debug(
          "{} {} {} {} ms",
          request.method(),
          http.getURI().getRawPath(),
          response.getStatusLine().getStatusCode(),
          (System.nanoTime() - begin) / 1_000_000);
      return response;
    } catch (IOException e) {
      LOG.debug("{} {}: {}", request.method(), http.getURI().getRawPath(), e.toString());
      throw e;
    }
  }

  /** Gets other credentials, after the server has rejected those that it was shown; false if there are none. */
  boolean renew() throws KubeException, InterruptedException {
    return access.credentials().renew();
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      try {
        client.close();
      } catch (IOException e) {
        LOG.debug("can't be closed", e);
      }
      client = null;
    }
  }

  private HttpUriRequest http(ApiRequest request, Duration timeout)
      throws KubeException, InterruptedException {
    RequestBuilder builder = RequestBuilder.create(request.method())
        .setUri(uri(request))
        .setConfig(RequestConfig.custom()
            .setConnectTimeout((int) HttpClients.CONNECT_TIMEOUT.toMillis())
            .setConnectionRequestTimeout((int) FREE_CONNECTION.toMillis())
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
}
