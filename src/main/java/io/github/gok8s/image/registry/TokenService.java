package io.github.gok8s.image.registry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.HttpStatus;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;

/**
 * Gets tokens that a registry takes.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">Token authentication</a>
 */
final class TokenService {

  private static final int MOST = 1_000_000;

  /** What is said of the credential, or of what is asked for; everything else is about the service. */
  private static final Set<Integer> REFUSALS =
      Set.of(HttpStatus.SC_BAD_REQUEST, HttpStatus.SC_UNAUTHORIZED, HttpStatus.SC_FORBIDDEN);

  private final RegistryHttp http;
  private final RegistryFailure failure;

  TokenService(RegistryHttp http, RegistryFailure failure) {
    this.http = http;
    this.failure = failure;
  }

  /**
   * What a token service said.
   *
   * @param token the token, unless it refused one
   * @param statusLine its answer, {@code 401 Unauthorized}
   */
  record Outcome(Optional<String> token, String statusLine) {}

  /**
   * Asks for a token; without a credential for one that allows what everybody may do.
   *
   * @throws ImageException if the service fails
   */
  Outcome token(Challenge challenge, Optional<Credential> credential, List<String> scopes)
      throws IOException, ImageException {
    String realm = challenge
        .parameter("realm")
        .orElseThrow(() -> new IOException("it wants a token, and does not say from where"));
    if (credential.isPresent() && !isSafe(URI.create(realm))) {
      throw new IOException("it wants the credentials to be sent to " + realm + ", unencrypted");
    }
    boolean isIdentityToken = credential.isPresent() && credential.get().isIdentityToken();
    HttpCall call = isIdentityToken
        ? refresh(realm, challenge, credential.get(), scopes)
        : basic(realm, challenge, credential, scopes);
    try (Answer answer = http.send(failure.repository().registry(), call)) {
      if (REFUSALS.contains(answer.status())) {
        return new Outcome(Optional.empty(), answer.statusLine());
      }
      if (answer.status() != HttpStatus.SC_OK) {
        throw failure.answered("a token for " + failure.repository(), answer, credential);
      }
      return new Outcome(Optional.of(read(answer.bytes(MOST))), answer.statusLine());
    }
  }

  private boolean isSafe(URI realm) {
    return "https".equals(realm.getScheme())
        || (realm.getHost() != null && new RegistryHost(realm.getHost()).isLoopback());
  }

  private static HttpCall basic(
      String realm, Challenge challenge, Optional<Credential> credential, List<String> scopes) {
    Stream<String> service =
        challenge.parameter("service").stream().map(name -> "service=" + encode(name));
    String query = Stream.concat(service, scopes.stream().map(scope -> "scope=" + encode(scope)))
        .collect(Collectors.joining("&"));
    HttpCall call = HttpCall.of("GET", realm + (realm.contains("?") ? "&" : "?") + query);
    return credential.isPresent() ? call.with("Authorization", credential.get().basic()) : call;
  }

  private static HttpCall refresh(
      String realm, Challenge challenge, Credential identity, List<String> scopes) {
    Map<String, String> form = new TreeMap<>(Map.of(
        "grant_type",
        "refresh_token",
        "client_id",
        "go-k8s-maven-plugin",
        "refresh_token",
        identity.secret(),
        "scope",
        String.join(" ", scopes)));
    challenge.parameter("service").ifPresent(service -> form.put("service", service));
    String body = form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
    return HttpCall.of("POST", realm)
        .sending(new StringEntity(body, ContentType.APPLICATION_FORM_URLENCODED));
  }

  private static String read(byte[] json) throws IOException {
    try {
      JsonObject tree = Json.parse(json).getAsJsonObject();
      String member = tree.has("token") ? "token" : "access_token";
      return tree.get(member).getAsString();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IOException("its token service answered something that is no token", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
