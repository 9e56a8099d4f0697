package io.github.gok8s.image.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that {@code docker login} or {@code podman login} has written.
 *
 * @param file the file
 * @param environment the environment for the programs that it names
 */
record DockerConfig(Path file, Map<String, String> environment) implements CredentialSource {

  private static final List<String> HUB =
      List.of(RegistryHost.DOCKER_HUB, "index.docker.io", "registry-1.docker.io");

  DockerConfig {
    environment = Map.copyOf(environment);
  }

  @Override
  public Finding find(String registry) throws ImageException {
    if (!Files.exists(file)) {
      return Finding.nothing(file.toString(), "not there");
    }
    try {
      JsonObject tree = Json.read(file);
      Optional<String> helper = text(tree.get("credHelpers"), registry)
          .or(() -> Optional.ofNullable(tree.get("credsStore"))
              .filter(JsonElement::isJsonPrimitive)
              .map(JsonElement::getAsString)
              .filter(name -> !name.isEmpty()));
      if (helper.isEmpty()) {
        return stored(tree, registry);
      }
      Finding ofHelper = new CredentialHelper(helper.get(), environment).find(registry);
      Finding named = new Finding(
          ofHelper
              .credential()
              .map(known ->
                  new Credential(known.user(), known.secret(), known.source() + " of " + file)),
          file + ", " + ofHelper.place());
      // what was stored before a helper was configured is still there
      Finding stored = stored(tree, registry);
      return named.credential().isEmpty() && stored.credential().isPresent() ? stored : named;
    } catch (RecordException e) {
      return Finding.nothing(file.toString(), "not JSON");
    } catch (RuntimeException e) {
      return Finding.nothing(file.toString(), "not as docker writes it");
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private Finding stored(JsonObject tree, String registry) {
    JsonObject all = tree.getAsJsonObject("auths");
    if (all != null) {
      for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
        if (isFor(entry.getKey(), registry)) {
          Optional<Credential> credential = credential(entry.getValue().getAsJsonObject());
          if (credential.isPresent()) {
            return Finding.of(credential.get());
          }
        }
      }
    }
    return Finding.nothing(file.toString(), "nothing for it");
  }

  private Optional<Credential> credential(JsonObject entry) {
    Optional<String> identity = text(entry, "identitytoken");
    if (identity.isPresent()) {
      return Optional.of(Credential.ofIdentityToken(identity.get(), file.toString()));
    }
    Optional<String> user = text(entry, "username");
    Optional<String> password = text(entry, "password");
    if (user.isPresent() && password.isPresent()) {
      return Optional.of(new Credential(user.get(), password.get(), file.toString()));
    }
    return text(entry, "auth").flatMap(encoded -> {
      String[] parts =
          new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Credential(parts[0], parts[1], file.toString()))
          : Optional.empty();
    });
  }

  /** Keys are names of registries, or URLs in files that old versions of docker have written. */
  private static boolean isFor(String key, String registry) {
    String host = key.replaceFirst("^https?://", "").replaceFirst("/(?:v[12]/?)?$", "");
    return host.equals(registry)
        || (HUB.contains(host) && registry.equals(RegistryHost.DOCKER_HUB));
  }

  private static Optional<String> text(JsonElement tree, String member) {
    if (tree == null || !tree.isJsonObject()) {
      return Optional.empty();
    }
    return Optional.ofNullable(tree.getAsJsonObject().get(member))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(text -> !text.isEmpty());
  }
}
