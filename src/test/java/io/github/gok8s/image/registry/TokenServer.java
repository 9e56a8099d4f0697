package io.github.gok8s.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token service as registries have one: jane may push to all repositories but those of others, everybody may pull {@code public/…}. */
public final class TokenServer implements AutoCloseable {

  /** What jane's docker login got in the place of a password. */
  public static final String IDENTITY = "identity-of-jane";

  private static final String JANE_BASIC =
      "Basic " + Base64.getEncoder().encodeToString("jane:sesame".getBytes(UTF_8));

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
  private volatile long lifetime = 300;

  public TokenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  /** What was asked for: the scopes of each request, with blanks between. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Makes tokens that have expired already, as they do in a long push. */
  public void expiredTokens() {
    lifetime = -600;
  }

  /** Answers the next requests with a status each. */
  public void fail(Integer... statuses) {
    failures.addAll(List.of(statuses));
  }

  public void validTokens() {
    lifetime = 300;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Map<String, List<String>> fields =
        fields(form.isEmpty() ? exchange.getRequestURI().getRawQuery() : form);
    Integer failure = failures.poll();
    if (failure != null) {
      exchange.sendResponseHeaders(failure, -1);
      return;
    }
    boolean isJane = JANE_BASIC.equals(authorization)
        || fields.getOrDefault("refresh_token", List.of()).contains(IDENTITY)
        // as containerd asks for it
        || fields.getOrDefault("password", List.of()).contains("sesame");
    if (!isJane
        && (authorization != null
            || fields.containsKey("refresh_token")
            || fields.containsKey("password"))) {
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    List<String> scopes = fields.getOrDefault("scope", List.of()).stream()
        .flatMap(scope -> List.of(scope.split(" ")).stream())
        .toList();
    requests.add(String.join(" ", scopes));
    JsonObject tree = new JsonObject();
    tree.addProperty(form.isEmpty() ? "token" : "access_token", token(scopes, isJane));
    byte[] bytes = tree.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String token(List<String> scopes, boolean isJane) {
    JsonArray access = new JsonArray();
    for (String scope : scopes) {
      String[] parts = scope.split(":");
      JsonArray actions = new JsonArray();
      for (String action : parts[2].split(",")) {
        boolean isPublic = parts[1].startsWith("public/") && action.equals("pull");
        if (isPublic || (isJane && !parts[1].startsWith("others/"))) {
          actions.add(action);
        }
      }
      JsonObject entry = new JsonObject();
      entry.addProperty("type", parts[0]);
      entry.addProperty("name", parts[1]);
      entry.add("actions", actions);
      access.add(entry);
    }
    long now = Instant.now().getEpochSecond();
    JsonObject claims = new JsonObject();
    claims.addProperty("iss", "test");
    claims.addProperty("sub", isJane ? "jane" : "");
    claims.addProperty("aud", "registry.test");
    claims.addProperty("nbf", now - 1000);
    claims.addProperty("iat", now - 1000);
    claims.addProperty("exp", now + lifetime);
    claims.addProperty("jti", UUID.randomUUID().toString());
    claims.add("access", access);
    JsonArray chain = new JsonArray();
    chain.add(pem("server.pem"));
    JsonObject header = new JsonObject();
    header.addProperty("typ", "JWT");
    header.addProperty("alg", "RS256");
    header.add("x5c", chain);
    String signed = encode(header.toString().getBytes(UTF_8)) + "."
        + encode(claims.toString().getBytes(UTF_8));
    return signed + "." + encode(sign(signed));
  }

  private static byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem("server.key")))));
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the Base64 inside a PEM file, in one line. */
  private static String pem(String fixture) {
    try {
      return Files.readString(RealRegistry.fixture(fixture))
          .replaceAll("-----[A-Z ]+-----|\\s", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, List<String>> fields(String form) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String field : form.split("&")) {
      String[] parts = field.split("=", 2);
      fields
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }
}
