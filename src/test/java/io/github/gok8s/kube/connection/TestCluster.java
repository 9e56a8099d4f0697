package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.ScriptedServer.Request;
import io.github.gok8s.kube.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A cluster of answers, its client, and a clock that goes on by pauses alone: an hour's roll-out is over at once.
 *
 * <p>What no answer was given for is not there, in a server's own words.
 */
public final class TestCluster implements AutoCloseable {

  private static final Reply MISSING =
      refusal(404, "NotFound", "the server could not find the requested resource");

  private final Map<String, Function<Request, Reply>> answers = new LinkedHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final ScriptedServer server;
  private final ApiClient api;

  /** Makes the context {@code name}, whose namespace is shop. */
  public TestCluster(String name) {
    try {
      server = new ScriptedServer(this::answer);
      Path file = Files.createTempFile("kubeconfig-", ".yaml");
      try {
        TestKubeconfig.write(file, TestKubeconfig.of(name, server.url(), "{token: t}"));
        api = new ApiClient(TestKubeconfig.find(file), "test", pauses());
      } finally {
        Files.delete(file);
      }
    } catch (IOException | KubeException e) {
      throw new IllegalStateException(e);
    }
  }

  public TestCluster() {
    this("dev");
  }

  /**
   * Says what is answered, in turn, the last again and again.
   *
   * @param request {@code GET /api/v1/pods}; with parameters, {@code ?dryRun=All&force=true}, just to requests that have
   *     them; of several that fit the one counts that was said last
   */
  public TestCluster answers(String request, Reply... replies) {
    answers.remove(request);
    answers.put(request, ScriptedServer.inTurn(replies));
    return this;
  }

  /** The same with objects in YAML. */
  public TestCluster answers(String request, String... objects) throws Exception {
    List<Reply> replies = new ArrayList<>();
    for (String object : objects) {
      replies.add(found(object));
    }
    return answers(request, replies.toArray(Reply[]::new));
  }

  /** Answers with what was sent, as a server that takes all of it. */
  public TestCluster takes(String request) {
    answers.remove(request);
    answers.put(request, asked -> new Reply(200, asked.body()));
    return this;
  }

  public static Reply found(String yaml) throws Exception {
    return new Reply(200, YamlFile.object(yaml).toString());
  }

  /** A list as a server gives it: its items do not say what they are. */
  public static String list(String... items) {
    return "{kind: List, apiVersion: v1, items: [" + String.join(",\n", items) + "]}";
  }

  /** A {@code Status}. */
  public static Reply refusal(int code, String reason, String message) {
    JsonObject status = new JsonObject();
    status.addProperty("kind", "Status");
    status.addProperty("apiVersion", "v1");
    status.addProperty("status", "Failure");
    status.addProperty("reason", reason);
    status.addProperty("code", code);
    status.addProperty("message", message);
    return new Reply(code, status.toString());
  }

  public static Reply missing() {
    return MISSING;
  }

  /** A server that goes down, and says so to every repetition too. */
  public static Reply unavailable() {
    return refusal(503, "ServiceUnavailable", "apiserver is shutting down");
  }

  public static Reply forbidden(String plural) {
    return refusal(
        403,
        "Forbidden",
        plural + " is forbidden: User \"dev\" cannot list resource \"" + plural
            + "\" in API group \"\" in the namespace \"shop\"");
  }

  public ApiClient api() {
    return api;
  }

  /** Pauses that take no time, but let the clock go on. */
  public Pauses pauses() {
    return new Pauses() {
      @Override
      public void pause(Duration time) {
        nanos.addAndGet(time.toNanos());
      }

      @Override
      public long nanoTime() {
        return nanos.get();
      }
    };
  }

  /** How long all pauses were. */
  public Duration time() {
    return Duration.ofNanos(nanos.get());
  }

  /** What was asked: {@code GET /api/v1/pods?labelSelector=app=web}. */
  public List<String> requests() {
    return requests.stream().map(Request::line).toList();
  }

  /** What was asked by a method. */
  public List<String> requests(String method) {
    return requests().stream().filter(line -> line.startsWith(method + " ")).toList();
  }

  /** What was sent with the one request that begins so. */
  public JsonElement sent(String request) {
    List<JsonElement> fitting = allSent(request);
    if (fitting.size() != 1) {
      throw new AssertionError(
          fitting.size() + " requests begin with " + request + ": " + requests());
    }
    return fitting.get(0);
  }

  /** What was sent with all requests that begin so. */
  public List<JsonElement> allSent(String request) {
    return requests.stream()
        .filter(asked -> asked.line().startsWith(request))
        .map(asked -> JsonParser.parseString(asked.body()))
        .toList();
  }

  private Reply answer(Request request) {
    requests.add(request);
    Function<Request, Reply> fitting = asked -> MISSING;
    for (Map.Entry<String, Function<Request, Reply>> answer : answers.entrySet()) {
      if (fits(answer.getKey(), request)) {
        fitting = answer.getValue();
      }
    }
    return fitting.apply(request);
  }

  private static boolean fits(String pattern, Request request) {
    String[] parts = pattern.split("\\?", 2);
    return parts[0].equals(request.method() + " " + request.path())
        && (parts.length == 1
            || request.query().entrySet().stream()
                .map(Map.Entry::toString)
                .toList()
                .containsAll(List.of(parts[1].split("&"))));
  }

  @Override
  public void close() {
    api.close();
    server.close();
  }
}
