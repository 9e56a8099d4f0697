package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real API server says of the golden files, in a namespace that enforces Pod Security restricted and warns of it. */
@Tag("cluster")
class GoldenManifestsOnServerTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(1);

  @TempDir
  private Path folder;

  @BeforeAll
  static void restricted() throws Exception {
    CLUSTER.kubectl(
        "label",
        "namespace",
        CLUSTER.namespace(),
        "pod-security.kubernetes.io/enforce=restricted",
        "pod-security.kubernetes.io/warn=restricted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing-configured",
        "one-port",
        "load-balancer-and-four-replicas",
        "autoscale",
        "everything",
        "pod",
        "job",
        "cron-job",
        "stateful-set",
        "grpc-and-udp",
        "no-service",
        "older-go",
        "own-runtime-settings",
        "own-autoscaler"
      })
  void takesItWithoutAWarning(String name) throws Exception {
    ProcessResult result = apply(name, "--dry-run=server");

    assertThat(result.errors()).isEmpty();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void warnsOfRoot() throws Exception {
    assertThat(apply("no-limits-and-root", "--dry-run=server").errors())
        .contains("would violate PodSecurity", "runAsUser=0");
  }

  @Test
  void takesOneChoiceAfterAnother() throws Exception {
    for (String name : new String[] {
      "nothing-configured",
      "one-port",
      "load-balancer-and-four-replicas",
      "no-service",
      "autoscale",
      "grpc-and-udp",
      "one-port"
    }) {
      ProcessResult result = apply(name);
      assertThat(result.errors()).as(name).isEmpty();
    }
    assertThat(CLUSTER.kubectl(
            "get",
            "deployment,service,hpa,pdb,serviceaccount",
            "--selector",
            Ownership.INSTANCE + "=html-server",
            "-o=name"))
        .contains(
            "deployment.apps/html-server", "service/html-server", "serviceaccount/html-server");
  }

  private ProcessResult apply(String name, String... more) throws Exception {
    String golden = Files.readString(Path.of("src/test/resources/manifests", name + ".yaml"));
    Path file = Files.writeString(
        folder.resolve("manifests.yaml"),
        golden.replace("namespace: shop-test", "namespace: " + CLUSTER.namespace()));
    String[] arguments = new String[more.length + 4];
    arguments[0] = "apply";
    arguments[1] = "--server-side";
    arguments[2] = "--field-manager=" + Ownership.MANAGER;
    arguments[3] = "--filename=" + file;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CLUSTER.tryKubectl(arguments);
  }
}
