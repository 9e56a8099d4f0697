package io.github.gok8s.image.registry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessException;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.process.SearchPath;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that keeps credentials, {@code docker-credential-<name>}.
 *
 * @param name its name in docker's configuration, for example {@code ecr-login}
 * @param environment the environment in which it is run
 * @param host where it is run
 * @see <a href="https://github.com/docker/docker-credential-helpers">docker-credential-helpers</a>
 */
record CredentialHelper(String name, Map<String, String> environment, Platform host)
    implements CredentialSource {

  /** Some ask a server, or a human by a window. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final String HUB = "https://index.docker.io/v1/";

  CredentialHelper {
    environment = Map.copyOf(environment);
  }

  CredentialHelper(String name, Map<String, String> environment) {
    this(name, environment, HostPlatform.current());
  }

  @Override
  public Finding find(String registry) {
    String program = program();
    Optional<Path> file = executable();
    if (file.isEmpty()) {
      return Finding.nothing(program, "not on the PATH");
    }
    String server = registry.equals(RegistryHost.DOCKER_HUB) ? HUB : registry;
    Command command = new Command(
        List.of(file.get().toString(), "get"), environment, Path.of("").toAbsolutePath());
    try {
      ProcessResult result = new ProcessRunner().run(command, server, LONGEST);
      if (!result.succeeded()) {
        return Finding.nothing(program, firstLine(result));
      }
      JsonObject tree = Json.parse(result.output()).getAsJsonObject();
      String user = tree.get("Username").getAsString();
      String secret = tree.get("Secret").getAsString();
      return Finding.of(new Credential(user, secret, program));
    } catch (ProcessException e) {
      return Finding.nothing(program, String.valueOf(e.getMessage()));
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return Finding.nothing(program, "what it printed is no credential");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.nothing(program, "interrupted");
    }
  }

  boolean isInstalled() {
    return executable().isPresent();
  }

  /** Without the environment, which may have secrets. */
  @Override
  public String toString() {
    return program();
  }

  private String program() {
    return "docker-credential-" + name;
  }

  private Optional<Path> executable() {
    return SearchPath.find(program(), environment, host).stream().findFirst();
  }

  /** Helpers print what is wrong to their standard output; what they print on success is not shown. */
  private static String firstLine(ProcessResult result) {
    return (result.output() + "\n" + result.errors())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("exit code " + result.exitCode());
  }
}
