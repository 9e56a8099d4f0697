package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an API server.
 *
 * @param method of HTTP
 * @param path after the server's URL, {@code /api/v1/namespaces/shop/pods}
 * @param query the parameters, in their order
 * @param body what is sent
 * @param contentType of the body
 * @param accept the type of the answer
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    Optional<JsonElement> body,
    String contentType,
    String accept) {

  private static final String JSON = "application/json";

  /** The type of a body that is applied; each JSON text is YAML. */
  private static final String APPLY = "application/apply-patch+yaml";

  private static final String TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

  public ApiRequest {
    query = Map.copyOf(query);
  }

  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, Map.of(), Optional.empty(), JSON, JSON);
  }

  public static ApiRequest post(String path, JsonElement body) {
    return new ApiRequest("POST", path, Map.of(), Optional.of(body), JSON, JSON);
  }

  public static ApiRequest delete(String path, JsonElement options) {
    return new ApiRequest("DELETE", path, Map.of(), Optional.of(options), JSON, JSON);
  }

  /** A server-side apply by a field manager. */
  public static ApiRequest apply(String path, String manager, JsonElement body) {
    return new ApiRequest(
        "PATCH", path, Map.of("fieldManager", manager), Optional.of(body), APPLY, JSON);
  }

  /** The same request with one more parameter. */
  public ApiRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new ApiRequest(method, path, more, body, contentType, accept);
  }

  /** The same request, answered by a table as kubectl prints it. */
  public ApiRequest asTable() {
    return new ApiRequest(method, path, query, body, contentType, TABLE);
  }

  /** Whether the server only looks: nothing is written. */
  public boolean isRead() {
    return method.equals("GET")
        || query.containsKey("dryRun")
        || path.contains("/authorization.k8s.io/");
  }
}
