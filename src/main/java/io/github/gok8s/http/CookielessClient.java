package io.github.gok8s.http;

import java.util.List;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.HttpClientBuilder;

/** What all HTTP clients begin with: no cookies, and nothing loaded that is only for them, such as the list of public suffixes. */
public final class CookielessClient {

  private CookielessClient() {}

  public static HttpClientBuilder builder(String userAgent) {
    return HttpClientBuilder.create()
        .setUserAgent(userAgent)
        .disableCookieManagement()
        .setDefaultCookieSpecRegistry(name -> null)
        .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of(), List.of()));
  }
}
