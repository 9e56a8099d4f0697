package io.github.gok8s.http;

import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.Credentials;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.AuthCache;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.conn.routing.HttpRoutePlanner;
import org.apache.http.impl.auth.BasicScheme;
import org.apache.http.impl.client.BasicAuthCache;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Which way requests take, and with which credentials. */
public final class HttpAccess {

  private final ProxyRoutes routes;

  public HttpAccess(ProxyRoutes routes) {
    this.routes = routes;
  }

  /** Gives the way: the proxies that are configured, else those of the JVM ({@code -Dhttps.proxyHost}). */
  public HttpRoutePlanner routePlanner() {
    if (routes.byScheme().isEmpty()) {
      return new SystemDefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE, null);
    }
    return new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
      @Override
      protected @Nullable HttpHost determineProxy(
          HttpHost target, HttpRequest request, HttpContext context) {
        return routes
            .to(target.getSchemeName(), target.getHostName())
            .map(proxy -> new HttpHost(proxy.host(), proxy.port()))
            .orElse(null);
      }
    };
  }

  /** Gives the credentials for a request: for its host those in the URL, sent at once as Go does, and for no other. */
  public HttpClientContext context(URI uri) {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    routes
        .byScheme()
        .values()
        .forEach(proxy -> proxy
            .credentials()
            .ifPresent(known -> credentials.setCredentials(
                new AuthScope(proxy.host(), proxy.port()),
                new UsernamePasswordCredentials(known.user(), known.password()))));
    AuthCache sentAtOnce = new BasicAuthCache();
    if (uri.getUserInfo() != null) {
      HttpHost host = new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
      HttpProxy.Credentials known = HttpProxy.Credentials.parse(uri.getUserInfo());
      credentials.setCredentials(new AuthScope(uri.getHost(), uri.getPort()), apache(known));
      sentAtOnce.put(host, new BasicScheme());
    }
    HttpClientContext context = HttpClientContext.create();
    context.setCredentialsProvider(credentials);
    context.setAuthCache(sentAtOnce);
    return context;
  }

  private static Credentials apache(HttpProxy.Credentials known) {
    return new UsernamePasswordCredentials(known.user(), known.password());
  }
}
