package io.github.gok8s.kube.connection;

import io.github.gok8s.http.CookielessClient;
import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;

/** Makes the HTTP client for one cluster: its trust, the user's certificate, and the proxy between. */
final class HttpClients {

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** {@link Parallel} bounds what is asked at once; each log that is followed holds one more. */
  private static final int CONNECTIONS = 1000;

  private HttpClients() {}

  static CloseableHttpClient of(
      ClusterAccess access, Optional<ClientCertificate> certificate, String userAgent)
      throws KubeException {
    Optional<Proxy> socks = access.proxy().filter(HttpClients::isSocks).map(HttpClients::socks);
    ConnectionSocketFactory plain = socks.isPresent()
        ? new PlainSockets(socks.get())
        : PlainConnectionSocketFactory.getSocketFactory();
    // reading the JDK's certificates takes 100 ms: nothing of TLS is made for a plain server
    ConnectionSocketFactory tls = access.server().getScheme().equals("https")
        ? new TlsSockets(TlsContext.of(access, certificate), access.tls(), socks)
        : plain;
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(RegistryBuilder.<ConnectionSocketFactory>create()
            .register("http", plain)
            .register("https", tls)
            .build());
    connections.setDefaultMaxPerRoute(CONNECTIONS);
    connections.setMaxTotal(CONNECTIONS);
    HttpClientBuilder builder = CookielessClient.builder(userAgent)
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
            .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        // there is one user: else a connection that was opened by a certificate is never used again
        .disableConnectionState()
        .disableAuthCaching();
    access.proxy().filter(uri -> !isSocks(uri)).ifPresent(uri -> useProxy(builder, uri));
    return builder.build();
  }

  private static void useProxy(HttpClientBuilder builder, URI uri) {
    HttpHost proxy = new HttpHost(
        uri.getHost(), port(uri, uri.getScheme().equals("https") ? 443 : 80), uri.getScheme());
    builder.setProxy(proxy);
    if (uri.getUserInfo() != null) {
      String[] parts = uri.getUserInfo().split(":", 2);
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(proxy),
          new UsernamePasswordCredentials(parts[0], parts.length == 2 ? parts[1] : ""));
      builder.setDefaultCredentialsProvider(credentials);
    }
  }

  private static boolean isSocks(URI uri) {
    return uri.getScheme().startsWith("socks5");
  }

  private static Proxy socks(URI uri) {
    return new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(uri.getHost(), port(uri, 1080)));
  }

  private static int port(URI uri, int usual) {
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private static final class PlainSockets extends PlainConnectionSocketFactory {
    private final Proxy socks;

    PlainSockets(Proxy socks) {
      this.socks = socks;
    }

    @Override
    public Socket createSocket(HttpContext context) {
      return new Socket(socks);
    }
  }

  private static final class TlsSockets extends SSLConnectionSocketFactory {
    private final Optional<String> serverName;
    private final Optional<Proxy> socks;

    TlsSockets(SSLContext context, ClusterAccess.Tls tls, Optional<Proxy> socks) {
      super(context, verifier(tls));
      this.serverName = tls.serverName();
      this.socks = socks;
    }

    @Override
    public Socket createSocket(HttpContext context) throws IOException {
      return socks.isPresent() ? new Socket(socks.get()) : super.createSocket(context);
    }

    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context)
        throws IOException {
      return super.createLayeredSocket(socket, serverName.orElse(target), port, context);
    }

    private static HostnameVerifier verifier(ClusterAccess.Tls tls) {
      if (tls.unverified()) {
        return NoopHostnameVerifier.INSTANCE;
      }
      // an authority of one's own vouches for no domain of others: the 200 kB of public suffixes
      // need not be read
      return tls.authorities().isPresent()
          ? new DefaultHostnameVerifier()
          : SSLConnectionSocketFactory.getDefaultHostnameVerifier();
    }
  }
}
