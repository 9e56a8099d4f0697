package io.github.gok8s.kube;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A Kubernetes object as its author wrote it: nothing that an API server fills in.
 *
 * @param tree {@code apiVersion}, {@code kind}, {@code metadata.name} and what the kind has; never changed after this record was made
 */
public record KubeObject(JsonObject tree) {

  /** Rejects what could be applied to no server. */
  public KubeObject {
    required(tree, "apiVersion");
    required(tree, "kind");
    if (!(tree.get("metadata") instanceof JsonObject metadata)) {
      throw new IllegalArgumentException("an object needs metadata");
    }
    required(metadata, "name");
  }

  /** Gives the API version, {@code apps/v1}. */
  public String apiVersion() {
    return required(tree, "apiVersion");
  }

  /** Gives the API group, {@code apps}, empty for the core group. */
  public String group() {
    int slash = apiVersion().indexOf('/');
    return slash < 0 ? "" : apiVersion().substring(0, slash);
  }

  /** Gives the kind, {@code Deployment}. */
  public String kind() {
    return required(tree, "kind");
  }

  /** Gives the name. */
  public String name() {
    return required(tree.getAsJsonObject("metadata"), "name");
  }

  /** Gives the namespace, if the object says one. */
  public Optional<String> namespace() {
    JsonElement namespace = tree.getAsJsonObject("metadata").get("namespace");
    return namespace == null || namespace.isJsonNull()
        ? Optional.empty()
        : Optional.of(namespace.getAsString());
  }

  private static String required(JsonObject tree, String member) {
    JsonElement value = tree.get(member);
    if (value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()) {
      throw new IllegalArgumentException("an object needs " + member);
    }
    return value.getAsString();
  }
}
