package io.github.gok8s.image.registry;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.http.CookielessClient;
import io.github.gok8s.http.HttpAccess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.apache.http.HttpHost;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.jspecify.annotations.Nullable;

/** Sends single requests, and finds out how each registry wants to be spoken to. */
final class Connections implements AutoCloseable {

  /** How many requests one registry gets at once. */
  static final int AT_ONCE = 8;

  private final CloseableHttpClient client;
  private final HttpAccess access;
  private final boolean allowInsecure;
  private final Map<String, Transport> transports = new ConcurrentHashMap<>();

  Connections(RegistryOptions options) {
    this.access = new HttpAccess(options.routes());
    this.allowInsecure = options.security().allowInsecure();
    int milliseconds = (int) options.timeout().toMillis();
    RequestConfig config = RequestConfig.custom()
        .setConnectTimeout(milliseconds)
        .setSocketTimeout(milliseconds)
        .setRedirectsEnabled(false)
        .build();
    PoolingHttpClientConnectionManager pool =
        new PoolingHttpClientConnectionManager(RegistryBuilder.<ConnectionSocketFactory>create()
            .register("http", PlainConnectionSocketFactory.INSTANCE)
            .register("https", new TlsSockets(options.security().certificates()))
            .build());
    pool.setDefaultMaxPerRoute(AT_ONCE);
    pool.setMaxTotal(4 * AT_ONCE);
    this.client = CookielessClient.builder("go-k8s-maven-plugin")
        .setConnectionManager(pool)
        .setDefaultRequestConfig(config)
        .setRoutePlanner(access.routePlanner())
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  /** Sends a request to a registry, or to the place on another server that the registry has named. */
  Answer send(RegistryHost registry, HttpCall call) throws IOException {
    URI target = URI.create(call.target());
    if (target.getHost() != null && !registry.serves(target)) {
      return execute(target, call, elsewhere(registry, target));
    }
    // a registry behind a proxy may name itself with the wrong scheme
    HttpCall relative = target.getHost() == null ? call : call.to(pathOf(target));
    Transport known = transports.get(registry.name());
    return known == null ? sendFirst(registry, relative) : send(registry, relative, known);
  }

  /** How a registry is spoken to; asked after its first answer. */
  Transport transport(RegistryHost registry) {
    return requireNonNullElse(transports.get(registry.name()), Transport.HTTPS);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private Transport elsewhere(RegistryHost registry, URI target) {
    if ("http".equals(target.getScheme())) {
      return Transport.HTTP;
    }
    Transport own = transport(registry);
    return own == Transport.HTTP ? Transport.HTTPS : own;
  }

  private Answer sendFirst(RegistryHost registry, HttpCall call) throws IOException {
    List<Transport> candidates = Transport.candidates(registry, allowInsecure);
    IOException problem = null;
    for (int i = 0; i < candidates.size(); i++) {
      Transport candidate = candidates.get(i);
      boolean isLast = i == candidates.size() - 1;
      try {
        Answer answer = send(registry, call, candidate);
        if (candidate == Transport.HTTP && !isLast && answer.wantsTls()) {
          answer.close();
          continue;
        }
        transports.put(registry.name(), candidate);
        return answer;
      } catch (IOException e) {
        if (isLast || !speaksOther(candidate, e)) {
          throw moreTelling(problem, e);
        }
        problem = problem == null ? e : problem;
      }
    }
    throw new IllegalStateException("the last candidate returns or throws");
  }

  private Answer send(RegistryHost registry, HttpCall call, Transport transport)
      throws IOException {
    URI uri = URI.create(transport.scheme() + "://" + registry.server() + call.target());
    return execute(uri, call, transport);
  }

  private Answer execute(URI uri, HttpCall call, Transport transport) throws IOException {
    RequestBuilder request = RequestBuilder.create(call.method()).setUri(uri);
    call.headers().forEach(request::addHeader);
    if (call.body() != null) {
      request.setEntity(call.body());
    }
    HttpClientContext context = access.context(uri);
    if (transport == Transport.HTTPS_UNVERIFIED) {
      context.setAttribute(TlsSockets.UNVERIFIED, true);
    }
    HttpHost host = new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
    return new Answer(client.execute(host, request.build(), context), transport);
  }

  private static String pathOf(URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static boolean speaksOther(Transport tried, IOException problem) {
    if (tried == Transport.HTTP) {
      return problem instanceof NoHttpResponseException
          || problem instanceof ClientProtocolException
          || (problem instanceof SocketException && !(problem instanceof ConnectException));
    }
    return problem instanceof SSLException || problem instanceof ConnectException;
  }

  /** After a registry on this machine did not answer plain HTTP, what TLS says tells more only if it got to a certificate. */
  private static IOException moreTelling(@Nullable IOException first, IOException last) {
    boolean lastHadCertificate = last instanceof javax.net.ssl.SSLHandshakeException
        || last instanceof javax.net.ssl.SSLPeerUnverifiedException;
    return first == null || (lastHadCertificate && !(first instanceof SSLException)) ? last : first;
  }
}
