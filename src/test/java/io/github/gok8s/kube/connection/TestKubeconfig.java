package io.github.gok8s.kube.connection;

import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes kubeconfigs for tests, and finds clusters by them. */
final class TestKubeconfig {

  private TestKubeconfig() {}

  /** Gives a kubeconfig with one context, cluster and user, all of one name. */
  static String of(String name, String server, String user) {
    return """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        contexts:
        - name: %1$s
          context: {cluster: %1$s, user: %1$s, namespace: shop}
        clusters:
        - name: %1$s
          cluster: {server: '%2$s'}
        users:
        - name: %1$s
          user: %3$s
        """.formatted(name, server, user);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, text);
  }

  /** Finds a cluster by the file at {@code KUBECONFIG}, with variables beside it. */
  static ClusterAccess find(Path file, Optional<String> context, Map<String, String> variables)
      throws KubeException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("KUBECONFIG", file.toString());
    return ClusterAccess.find(
        context,
        new ClusterAccess.Surroundings(
            environment, file.resolveSibling("home"), file.resolveSibling("no-service-account")));
  }

  static ClusterAccess find(Path file) throws KubeException {
    return find(file, Optional.empty(), Map.of());
  }
}
