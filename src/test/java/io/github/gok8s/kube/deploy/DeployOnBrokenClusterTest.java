package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.result.DeployRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deploys while the cluster itself is broken, and put right again. */
@Tag("cluster")
class DeployOnBrokenClusterTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.toBreakOfLevel(1);

  private final NarratorLog log = new NarratorLog();

  @BeforeAll
  static void node() throws Exception {
    CLUSTER.addFakeNode("fake", "amd64", 1);
  }

  @Test
  void aServerThatIsStartedAnewInTheMiddleIsWaitedFor() throws Exception {
    String waits = "example.com/web:waiting-ContainerCreating";
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (ApiClient api = DeployOnRealServerTest.client(CLUSTER.kubeconfig())) {
      Future<DeployRecord> deploy =
          threads.submit(() -> deploy(api, deployment("restarted", waits), Duration.ofMinutes(3)));
      CLUSTER.until("ContainerCreating", "get", "pods");

      CLUSTER.breaks("api-server");
      try {
        log.await("waiting restarted: the API server can't be reached for now");
      } finally {
        CLUSTER.mends("api-server");
      }
      // somebody mends the image, and the roll-out comes to its end
      CLUSTER.kubectl("set", "image", "deployment/restarted", "web=example.com/web:1");

      assertThat(deploy.get(4, TimeUnit.MINUTES).failure()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anExpiredTokenIsSaid() throws Exception {
    Path expired = Path.of(CLUSTER.breaks("token"));
    try (ApiClient api = DeployOnRealServerTest.client(expired)) {
      assertThatThrownBy(api::connect)
          .hasMessageContaining("rejects the credentials of the user \"")
          .hasMessageContaining("they are expired or wrong.");
    }
  }

  @Test
  void aTokenThatEndsInTheMiddleIsSaid() throws Exception {
    String user = "system:serviceaccount:" + CLUSTER.namespace() + ":robot";
    CLUSTER.kubectl("create", "serviceaccount", "robot");
    CLUSTER.kubectl(
        "create",
        "rolebinding",
        "robot",
        "--clusterrole=admin",
        "--serviceaccount=" + user.substring(22));
    String token = CLUSTER.kubectl("create", "token", "robot").strip();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (ApiClient api =
        new ApiClient(ScopedAccess.withToken(CLUSTER.kubeconfig(), token), "test", Pauses.real())) {
      Future<DeployRecord> deploy = threads.submit(() -> deploy(
          api,
          deployment("revoked", "example.com/web:waiting-ContainerCreating"),
          Duration.ofMinutes(3)));
      log.await("waiting revoked: ");
      CLUSTER.kubectl("delete", "serviceaccount", "robot");

      assertThatThrownBy(() -> deploy.get(2, TimeUnit.MINUTES))
          .rootCause()
          .isInstanceOf(KubeException.class)
          .hasMessageContaining(
              "rejects the credentials of the user \"small\": they are expired or wrong.");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatWasInterruptedIsDeployedAgain() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (ApiClient api = DeployOnRealServerTest.client(CLUSTER.kubeconfig())) {
      Future<DeployRecord> deploy = threads.submit(() -> deploy(
          api,
          deployment("interrupted", "example.com/web:waiting-ContainerCreating"),
          Duration.ofMinutes(3)));
      log.await("waiting interrupted: ");
      deploy.cancel(true);

      DeployRecord again =
          deploy(api, deployment("interrupted", "example.com/web:1"), Duration.ofMinutes(3));

      assertThat(again.failure()).isEmpty();
      assertThat(again.objects())
          .extracting(DeployRecord.DeployedObject::action)
          .startsWith("changed");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aWebhookThatDeniesIsNamed() throws Exception {
    CLUSTER.breaks("webhook", CLUSTER.namespace());
    try (ApiClient api = DeployOnRealServerTest.client(CLUSTER.kubeconfig())) {
      assertThatThrownBy(
              () -> deploy(api, deployment("denied", "example.com/web:1"), Duration.ofSeconds(5)))
          .hasMessageEndingWith("Deployment denied is denied by the policy of this cluster,"
              + " webhook deny.gok8s.test: denied by the test");
      assertThat(api.writes()).isZero();
    } finally {
      CLUSTER.mends("webhook", CLUSTER.namespace());
    }
  }

  @Test
  void aNamespaceThatIsBeingDeletedIsSaid() throws Exception {
    CLUSTER.kubectl("create", "namespace", "ending");
    CLUSTER.kubectl("create", "configmap", "holds", "--namespace", "ending");
    CLUSTER.kubectl(
        "patch",
        "configmap",
        "holds",
        "--namespace",
        "ending",
        "--type=merge",
        "--patch={\"metadata\":{\"finalizers\":[\"example.com/hold\"]}}");
    CLUSTER.kubectl("delete", "namespace", "ending", "--wait=false");
    try (ApiClient api = DeployOnRealServerTest.client(CLUSTER.kubeconfig())) {
      ApplyOptions options = new ApplyOptions("ending", "web", false, true, false, false);
      assertThatThrownBy(() -> new Deploy(api, Pauses.real(), log.narrator())
              .run(
                  DeployOnRealServerTest.request(
                      deployment("late", "example.com/web:1"),
                      DeployOnRealServerTest.noWait(),
                      options),
                  api.connect()))
          .hasMessageEndingWith(
              "Deployment late: the namespace ending is being deleted. Wait until it is gone,"
                  + " or deploy to another one by <workload><namespace> (-Dk8s.namespace).");
    } finally {
      CLUSTER.kubectl(
          "patch",
          "configmap",
          "holds",
          "--namespace",
          "ending",
          "--type=merge",
          "--patch={\"metadata\":{\"finalizers\":null}}");
    }
  }

  private DeployRecord deploy(ApiClient api, String yaml, Duration timeout) throws Exception {
    return new Deploy(api, Pauses.real(), log.narrator())
        .run(
            DeployOnRealServerTest.request(
                yaml,
                new DeployRequest.Waiting(true, timeout, false, false),
                new ApplyOptions(CLUSTER.namespace(), "web", false, true, false, false)),
            api.connect());
  }

  private static String deployment(String name, String image) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: NAME, labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin, app.kubernetes.io/instance: web}}
        spec:
          selector: {matchLabels: {app: NAME}}
          template:
            metadata: {labels: {app: NAME}}
            spec: {containers: [{name: web, image: IMAGE}]}
        """.replace("NAME", name).replace("IMAGE", image);
  }
}
