package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways to break a cluster on purpose: each looks as it does in real life, and can be mended. */
@Tag("cluster")
class BrokenClusterTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.toBreakOfLevel(1);

  @Test
  void aStoppedServerRefusesConnectionsAndKeepsWhatItKnew() throws Exception {
    CLUSTER.kubectl("create", "configmap", "kept");

    CLUSTER.breaks("api-server");

    assertThat(CLUSTER.tryKubectl("get", "configmaps").errors()).contains("refused");
    CLUSTER.mends("api-server");
    assertThat(CLUSTER.kubectl("get", "configmap", "kept", "--output=name"))
        .contains("configmap/kept");
    // what is whole stays as it is
    CLUSTER.mends("api-server");
  }

  @Test
  void aDeadNetworkGivesNoAnswer() throws Exception {
    CLUSTER.breaks("network");

    assertThat(CLUSTER.tryKubectl("get", "configmaps", "--request-timeout=1s").errors())
        .containsAnyOf("Timeout", "timeout", "deadline exceeded");
    CLUSTER.mends("network");
    CLUSTER.kubectl("get", "configmaps");
  }

  @Test
  void aQuotaIsFull() throws Exception {
    CLUSTER.breaks("quota", CLUSTER.namespace(), "0");

    // the server counts the quota for the first time a moment later, and until then says that it
    // does not know it
    CLUSTER.until("pods", "get", "quota", "broken", "--output=jsonpath={.status.hard}");
    assertThat(CLUSTER.tryKubectl("run", "pod", "--image=example.com/web:1").errors())
        .contains("exceeded quota: broken, requested: pods=1, used: pods=0, limited: pods=0");
    CLUSTER.mends("quota", CLUSTER.namespace());
    CLUSTER.kubectl("run", "pod", "--image=example.com/web:1");
  }

  @Test
  void aWebhookDenies() throws Exception {
    CLUSTER.breaks("webhook", CLUSTER.namespace());

    assertThat(CLUSTER.tryKubectl("create", "configmap", "denied").errors())
        .contains("admission webhook \"deny.gok8s.test\" denied the request: denied by the test");
    CLUSTER.mends("webhook", CLUSTER.namespace());
    CLUSTER.kubectl("create", "configmap", "denied");
  }

  @Test
  void aWebhookIsNotThere() throws Exception {
    CLUSTER.breaks("webhook-down", CLUSTER.namespace());

    assertThat(CLUSTER.tryKubectl("create", "configmap", "unanswered").errors())
        .contains("failed calling webhook \"deny.gok8s.test\"")
        .contains("refused");
    CLUSTER.mends("webhook-down", CLUSTER.namespace());
  }

  @Test
  void aTokenHasExpired() throws Exception {
    Path expired = Path.of(CLUSTER.breaks("token"));

    assertThat(CLUSTER.kubectlWith(expired, "get", "configmaps").errors())
        .contains("You must be logged in to the server (Unauthorized)");
    assertThat(CLUSTER.folder().resolve("kube-apiserver.log"))
        .content()
        .contains("token has expired");
  }
}
