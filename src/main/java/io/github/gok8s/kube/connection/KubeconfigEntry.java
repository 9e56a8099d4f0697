package io.github.gok8s.kube.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A named cluster, user or context of a kubeconfig.
 *
 * @param kind {@code cluster}, {@code user} or {@code context}
 * @param name its name
 * @param tree what is said about it
 * @param file the file that says so; relative paths start in its folder
 */
record KubeconfigEntry(String kind, String name, JsonObject tree, Path file) {

  /** Gives a text, nothing if it is not there or empty. */
  Optional<String> text(String member) {
    JsonElement value = tree.get(member);
    return value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  boolean flag(String member) {
    return text(member).map(Boolean::parseBoolean).orElse(false);
  }

  /** Gives the file that a member names. */
  Optional<Path> path(String member) {
    return text(member).map(this::resolve);
  }

  /** Gives a file by its path, which starts in the kubeconfig's folder where it is relative. */
  private Path resolve(String text) {
    return file.toAbsolutePath().resolveSibling(text).normalize();
  }

  /**
   * Gives the bytes that stand in {@code member-data} in Base64, or in the file that {@code member} names.
   *
   * @throws KubeException if they can't be read
   */
  Optional<byte[]> bytes(String member) throws KubeException {
    Optional<String> data = text(member + "-data");
    if (data.isPresent()) {
      try {
        return Optional.of(Base64.getMimeDecoder().decode(data.get()));
      } catch (IllegalArgumentException e) {
        throw KubeException.inProject(
            member + "-data of the " + kind + " \"" + name + "\" in " + file + " is no Base64.");
      }
    }
    Optional<Path> path = path(member);
    return path.isEmpty() ? Optional.empty() : Optional.of(read(member, path.get()));
  }

  private byte[] read(String member, Path path) throws KubeException {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw KubeException.inEnvironment(
          "The file " + path + ", which is the " + member + " of the " + kind + " \"" + name
              + "\" in " + file + ", can't be read.",
          e);
    }
  }
}
