package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.TestCluster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WorkloadsTest {

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @Test
  void theOneWithTheNameOfTheReleaseIsMeant() throws Exception {
    deployments("{metadata: {name: postgres}}", "{metadata: {name: shop}}");

    assertThat(meant()).isEqualTo("Deployment shop");
  }

  @Test
  void theOnlyOneIsMeantWhateverItsName() throws Exception {
    deployments("{metadata: {name: postgres}}");

    assertThat(meant()).isEqualTo("Deployment postgres");
  }

  @Test
  void ofSeveralOthersNoneIsTaken() throws Exception {
    deployments("{metadata: {name: postgres}}");
    cluster.answers("GET " + APPS + "statefulsets", list("{metadata: {name: queue}}"));

    assertThatThrownBy(this::meant)
        .isInstanceOf(KubeException.class)
        .hasMessage("It is not clear which one is meant: deployed as shop to the namespace shop are"
            + " Deployment postgres, StatefulSet queue, and none of them has that name."
            + " Change one by kubectl.");
  }

  @Test
  void afterAChangeOfKindTheOldOneIsNotMistakenForTheNew() throws Exception {
    deployments("{metadata: {name: shop}}");
    cluster.answers("GET " + APPS + "statefulsets", list("{metadata: {name: shop}}"));

    assertThatThrownBy(this::meant)
        .hasMessage("It is not clear which one is meant: deployed as shop to the namespace shop are"
            + " Deployment shop, StatefulSet shop. mvn k8s:deploy -Dk8s.prune deletes the one that"
            + " is no more in the set.");
  }

  private void deployments(String... items) throws Exception {
    cluster.answers("GET " + APPS + "deployments", list(items));
  }

  private String meant() throws Exception {
    return Workloads.scalable(cluster.api(), new Release("shop", "shop")).title();
  }
}
