package io.github.gok8s.image.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A request to a registry.
 *
 * @param method the method, {@code GET}
 * @param target the path with its query, or a whole URL as a server gave it
 * @param headers its headers
 * @param body what is sent, if something is
 * @param repeatable whether it may simply be sent again; else who sends it knows how to go on
 */
record HttpCall(
    String method,
    String target,
    Map<String, String> headers,
    @Nullable HttpEntity body,
    boolean repeatable) {

  HttpCall {
    headers = Map.copyOf(headers);
  }

  static HttpCall of(String method, String target) {
    return new HttpCall(method, target, Map.of(), null, true);
  }

  HttpCall with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpCall(method, target, more, body, repeatable);
  }

  HttpCall to(String otherTarget) {
    return new HttpCall(method, otherTarget, headers, body, repeatable);
  }

  HttpCall sending(HttpEntity content) {
    return new HttpCall(method, target, headers, content, repeatable);
  }

  HttpCall once() {
    return new HttpCall(method, target, headers, body, false);
  }

  /** Without the query and the headers, which may have secrets. */
  @Override
  public String toString() {
    return method + " " + target.replaceFirst("\\?.*", "");
  }
}
