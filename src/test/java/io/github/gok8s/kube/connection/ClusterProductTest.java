package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterProductTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "kind, KIND",
    "kind-a, KIND",
    "kubernetes-admin@kind, KIND",
    "kindergarten, REMOTE",
    "k3d-a, K3D",
    "k3d, REMOTE",
    "minikube-2, MINIKUBE",
    "docker-for-desktop-cluster, DOCKER_DESKTOP",
    "docker-desktop-2, REMOTE",
    "rancher-desktop, OTHER_LOCAL",
    "colima-work, OTHER_LOCAL",
    "orbstack, OTHER_LOCAL",
    "api-crc-testing:6443, OTHER_LOCAL",
    "my-colima, REMOTE"
  })
  void aNameOnThisMachineTellsTheProduct(String cluster, ClusterProduct product) throws Exception {
    ClusterAccess access = access(cluster, "https://127.0.0.1:6443");

    assertThat(ClusterProduct.of(access)).isEqualTo(product);
    assertThat(product.isLocal()).isEqualTo(product != ClusterProduct.REMOTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:1",
        "https://[::1]:1",
        "https://0.0.0.0:1",
        "https://10.255.0.1",
        "https://172.16.0.1",
        "https://172.31.255.255",
        "https://192.168.1.1",
        "https://kubernetes.docker.internal:6443",
        "https://dev.localhost"
      })
  void aServerIsNearOnThisMachineAndInPrivateNetworks(String server) throws Exception {
    assertThat(access("kind", server).isNear()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://172.32.0.1",
        "https://172.15.0.1",
        "https://192.169.0.1",
        "https://11.0.0.1",
        "https://internal.example.com",
        "https://localhost.example.com",
        "https://10.example.com"
      })
  void elsewhereItIsNot(String server) throws Exception {
    assertThat(ClusterProduct.isNear(URI.create(server))).isFalse();
    assertThat(ClusterProduct.of(access("kind", server))).isEqualTo(ClusterProduct.REMOTE);
  }

  /** The name of a context is chosen freely, that of a cluster is its tool's. */
  @Test
  void theNameOfTheContextTellsNothing() throws Exception {
    Path file = TestKubeconfig.write(
        folder.resolve("config"),
        TestKubeconfig.of("kind-prod", "https://127.0.0.1:1", "{}")
            .replace("cluster: kind-prod", "cluster: tunnel")
            .replace(
                "- name: kind-prod\n  cluster: {server", "- name: tunnel\n  cluster: {server"));

    assertThat(ClusterProduct.of(TestKubeconfig.find(file))).isEqualTo(ClusterProduct.REMOTE);
  }

  private ClusterAccess access(String cluster, String server) throws Exception {
    return TestKubeconfig.find(
        TestKubeconfig.write(folder.resolve("config"), TestKubeconfig.of(cluster, server, "{}")));
  }
}
