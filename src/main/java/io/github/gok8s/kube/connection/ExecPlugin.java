package io.github.gok8s.kube.connection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that a kubeconfig names to get credentials from, as {@code aws eks get-token}: run without a shell, its
 * words to the user passed on. See https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
final class ExecPlugin implements CredentialSource {

  private static final Logger LOG = LoggerFactory.getLogger(ExecPlugin.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration EARLY = Duration.ofSeconds(10);

  private final KubeconfigEntry user;
  private final JsonObject spec;
  private final JsonObject cluster;
  private final Map<String, String> environment;
  private final ProcessRunner processes = new ProcessRunner();
  private Optional<Credentials> known = Optional.empty();

  /**
   * @param user the user of the kubeconfig that names the program
   * @param spec its {@code exec}
   * @param cluster what the program is told about the cluster, where it asks for that
   * @param environment the environment variables of this process
   */
  ExecPlugin(
      KubeconfigEntry user, JsonObject spec, JsonObject cluster, Map<String, String> environment) {
    this.user = user;
    this.spec = spec;
    this.cluster = cluster;
    this.environment = environment;
  }

  @Override
  public synchronized Credentials current() throws KubeException, InterruptedException {
    Instant soon = Instant.now().plus(EARLY);
    Credentials credentials =
        known.filter(held -> held.expires().map(soon::isBefore).orElse(true)).orElse(null);
    if (credentials == null) {
      credentials = run();
      known = Optional.of(credentials);
    }
    return credentials;
  }

  @Override
  public synchronized boolean renew() throws KubeException, InterruptedException {
    known = Optional.of(run());
    return true;
  }

  @Override
  public String cure() {
    String program = Optional.ofNullable(Path.of(command()).getFileName())
        .map(Path::toString)
        .orElse("");
    return switch (program) {
      case "aws", "aws-iam-authenticator" -> "Log in again: aws sso login.";
      case "gke-gcloud-auth-plugin", "gcloud" -> "Log in again: gcloud auth login.";
      case "kubelogin", "az" -> "Log in again: az login.";
      default -> "Log in again as " + program + " wants it.";
    };
  }

  private Credentials run() throws KubeException, InterruptedException {
    if (text("interactiveMode").equals("Always")) {
      throw KubeException.inEnvironment(
          who() + " wants a terminal (interactiveMode: Always), which Maven can't give it."
              + " Use a user of the kubeconfig that needs none.");
    }
    ProcessResult result = result();
    if (!result.succeeded()) {
      throw KubeException.inEnvironment(who() + " failed with exit code " + result.exitCode() + ". "
          + cure() + said(result.errors()));
    }
    result
        .errors()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> LOG.info("{}: {}", command(), line));
    return parse(result.output());
  }

  private ProcessResult result() throws KubeException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(resolved()));
    if (spec.get("args") instanceof JsonArray args) {
      args.forEach(word -> words.add(word.getAsString()));
    }
    Map<String, String> variables = new HashMap<>(environment);
    if (spec.get("env") instanceof JsonArray env) {
      for (JsonElement variable : env) {
        variables.put(
            variable.getAsJsonObject().get("name").getAsString(),
            variable.getAsJsonObject().get("value").getAsString());
      }
    }
    variables.put("KUBERNETES_EXEC_INFO", Json.text(execInfo()));
    try {
      return processes.run(new Command(words, variables, Path.of("").toAbsolutePath()), TIMEOUT);
    } catch (ProcessException e) {
      String hint =
          text("installHint").isBlank() ? "" : "\n" + text("installHint").strip();
      throw KubeException.inEnvironment(who() + " gave none: " + e.getMessage() + hint, e);
    }
  }

  /** A name with a slash starts in the kubeconfig's folder, one without is searched by the system. */
  private String resolved() {
    String command = command();
    boolean isPath = command.contains("/") || command.contains("\\");
    return isPath
        ? user.file().toAbsolutePath().resolveSibling(command).normalize().toString()
        : command;
  }

  private JsonObject execInfo() {
    JsonObject info = new JsonObject();
    info.addProperty("kind", "ExecCredential");
    info.addProperty("apiVersion", text("apiVersion"));
    JsonObject about = new JsonObject();
    about.addProperty("interactive", false);
    if (spec.get("provideClusterInfo") instanceof JsonPrimitive wanted && wanted.getAsBoolean()) {
      about.add("cluster", cluster);
    }
    info.add("spec", about);
    return info;
  }

  private Credentials parse(String output) throws KubeException {
    try {
      JsonObject status = Json.parse(output).getAsJsonObject().getAsJsonObject("status");
      Optional<String> token = member(status, "token");
      Optional<ClientCertificate> certificate = member(status, "clientCertificateData")
          .flatMap(
              pem -> member(status, "clientKeyData").map(key -> new ClientCertificate(pem, key)));
      if (token.isEmpty() && certificate.isEmpty()) {
        throw KubeException.inEnvironment(
            who() + " gave neither a token nor a certificate. " + cure());
      }
      return new Credentials(
          certificate,
          token.map(text -> "Bearer " + text),
          member(status, "expirationTimestamp").map(Instant::parse));
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | DateTimeParseException e) {
      throw KubeException.inEnvironment(who() + " did not write an ExecCredential. " + cure(), e);
    }
  }

  private static Optional<String> member(JsonObject status, String name) {
    JsonElement value = status.get(name);
    return value == null || value.isJsonNull() || value.getAsString().isEmpty()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  private String command() {
    return text("command");
  }

  private String who() {
    return command() + ", which gets the credentials of the user \"" + user.name() + "\" ("
        + user.file() + "),";
  }

  private String text(String member) {
    JsonElement value = spec.get(member);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static String said(String errors) {
    String lines = errors
        .lines()
        .filter(line -> !line.isBlank())
        .limit(10)
        .map(line -> "\n  " + line)
        .collect(Collectors.joining());
    return lines.isEmpty() ? "" : " It said:" + lines;
  }
}
