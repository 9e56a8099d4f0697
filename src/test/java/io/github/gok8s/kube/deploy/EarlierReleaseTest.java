package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.operate.Release;
import io.github.gok8s.kube.operate.Undeploy;
import io.github.gok8s.result.DeployRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What releases before this one have generated, and applied, is upgraded in place: labels of selectors, names and the field
 * manager stay what they were. The files of a release are never changed.
 */
@Tag("cluster")
class EarlierReleaseTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(1);

  private static final String KINDS =
      "deployment,statefulset,service,hpa,pdb,serviceaccount,networkpolicy,ingress";

  @TempDir
  private Path folder;

  private final NarratorLog log = new NarratorLog();

  @ParameterizedTest
  @CsvSource({
    "0.1, autoscale",
    "0.1, everything",
    "0.1, load-balancer-and-four-replicas",
    "0.1, stateful-set"
  })
  void isUpgradedInPlace(String release, String name) throws Exception {
    Path earlier = Files.writeString(
        folder.resolve("earlier.yaml"),
        // replicas are applied by a field manager of their own
        manifests("releases/" + release + "/" + name).replaceAll("\n  replicas: \\d+", ""));
    CLUSTER.kubectl(
        "apply", "--server-side", "--field-manager=go-k8s-maven-plugin", "--filename=" + earlier);
    String before = objects();

    try (ApiClient api = DeployOnRealServerTest.client(CLUSTER.kubeconfig())) {
      DeployRecord record = new Deploy(api, Pauses.real(), log.narrator())
          .run(
              DeployOnRealServerTest.request(
                  manifests("manifests/" + name).replace("@sha256:0123", "@sha256:9876"),
                  DeployOnRealServerTest.noWait(),
                  new ApplyOptions(CLUSTER.namespace(), "html-server", false, false, false, false)),
              api.connect());

      assertThat(objects()).isEqualTo(before);
      assertThat(record.objects())
          .extracting(DeployRecord.DeployedObject::action)
          .contains("changed")
          .isSubsetOf("changed", "unchanged");
      assertThat(log.lines())
          .anyMatch(line -> line.matches("plan +1 change \\(image 0123456789ab→987645678.*"));
      Undeploy undeploy =
          new Undeploy(api, Pauses.real(), new Release(CLUSTER.namespace(), "html-server"));
      undeploy.delete(undeploy.find(), Duration.ofMinutes(3));
    }
    assertThat(objects().lines()).noneMatch(line -> line.startsWith("html-server "));
  }

  /** The objects, each by its name and the identity that it has until it is deleted. */
  private static String objects() throws Exception {
    return CLUSTER.kubectl(
        "get",
        KINDS,
        "--selector=" + Ownership.INSTANCE + "=html-server",
        "--output=jsonpath={range .items[*]}{.metadata.name} {.kind} {.metadata.uid}{\"\\n\"}{end}");
  }

  private static String manifests(String name) throws Exception {
    return Files.readString(Path.of("src/test/resources", name + ".yaml"))
        .replace("namespace: shop-test", "namespace: " + CLUSTER.namespace());
  }
}
