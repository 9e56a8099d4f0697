package io.github.gok8s.kube.deploy;

import io.github.gok8s.kube.connection.ClusterAccess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reaches the cluster of a kubeconfig as somebody else. */
final class ScopedAccess {

  private ScopedAccess() {}

  static ClusterAccess withToken(Path kubeconfig, String token) throws Exception {
    String cluster = ClusterAccess.find(
            Optional.empty(),
            new ClusterAccess.Surroundings(
                Map.of("KUBECONFIG", kubeconfig.toString()), kubeconfig, kubeconfig))
        .cluster();
    Path file = Files.createTempFile("kubeconfig", ".yaml");
    try {
      Files.writeString(file, """
          current-context: small
          contexts:
          - {name: small, context: {cluster: '%s', user: small}}
          users:
          - {name: small, user: {token: '%s'}}
          """.formatted(cluster, token));
      return ClusterAccess.find(
          Optional.empty(),
          new ClusterAccess.Surroundings(
              Map.of("KUBECONFIG", file + File.pathSeparator + kubeconfig), file, file));
    } finally {
      Files.delete(file);
    }
  }
}
