package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.connection.TestCluster;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndeployTest {

  private static final String PODS =
      "GET " + CORE + "pods?labelSelector=app.kubernetes.io/instance=web";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private Undeploy undeploy;

  @BeforeEach
  void start() throws Exception {
    undeploy = new Undeploy(cluster.api(), cluster.pauses(), new Release("shop", "web"));
    cluster.answers(
        "GET " + APPS + "deployments",
        list(
            "{metadata: {name: web, uid: d1, annotations: {gok8s.github.io/contains-group-kinds: 'Deployment.apps,Parrot.example.com'}}}"));
    cluster.answers("GET " + CORE + "services", list("{metadata: {name: web, uid: s1}}"));
    cluster.answers(
        "GET " + CORE + "persistentvolumeclaims", list("{metadata: {name: data, uid: v1}}"));
    cluster.answers(
        "GET " + CORE + "pods",
        list(
            "{metadata: {name: web-1, uid: p1, ownerReferences: [{kind: ReplicaSet, uid: rs2}]}}"));
  }

  @Test
  void justWhatNothingElseOwnsAndCanBeMadeAgainIsDeleted() throws Exception {
    assertThat(undeploy.find())
        .extracting(LiveObject::title)
        .containsExactly("Service web", "Deployment web");
    assertThat(undeploy.volumes())
        .extracting(LiveObject::title)
        .containsExactly("PersistentVolumeClaim data");
  }

  @Test
  void kindsThatAreNotUsualAreFoundByTheAnnotation() throws Exception {
    cluster.answers("GET /apis/example.com", "preferredVersion: {groupVersion: example.com/v1}");
    cluster.answers(
        "GET /apis/example.com/v1", "resources: [{name: parrots, kind: Parrot, namespaced: true}]");
    cluster.answers(
        "GET /apis/example.com/v1/namespaces/shop/parrots", list("{metadata: {name: polly}}"));

    assertThat(undeploy.find()).extracting(LiveObject::title).last().isEqualTo("Parrot polly");
  }

  @Test
  void aServerThatCanNotListAKindForNowIsNotTakenForAnEmptyOne() throws Exception {
    cluster.answers("GET " + CORE + "services", TestCluster.unavailable());

    assertThatThrownBy(undeploy::find)
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "The services of the namespace shop can't be listed: apiserver is shutting down.");
  }

  @Test
  void itIsDoneWhenThePodsAreGoneToo() throws Exception {
    takeDeletions();
    cluster.answers(
        PODS, list("{metadata: {name: web-1}}"), list("{metadata: {name: web-1}}"), list());

    undeploy.delete(undeploy.find(), Duration.ofSeconds(60));

    assertThat(cluster.requests("DELETE"))
        .containsExactly("DELETE " + LiveObjects.DEPLOYMENT, "DELETE " + CORE + "services/web");
    assertThat(cluster.time()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whatStaysAfterTheTimeIsNamed() throws Exception {
    takeDeletions();
    cluster.answers("GET " + CORE + "services/web", "metadata: {name: web, uid: s1}");
    cluster.answers(PODS, list("{metadata: {name: web-1}}"));

    assertThatThrownBy(() -> undeploy.delete(undeploy.find(), Duration.ofSeconds(5)))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "After 5 s there is still Service web, Pod web-1."
                + " It is marked for deletion; a finalizer or a node that does not answer may hold it.");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void podsThatCanNotBeListedAreNotTakenForGone() throws Exception {
    takeDeletions();
    cluster.answers(PODS, TestCluster.unavailable());

    assertThatThrownBy(() -> undeploy.delete(undeploy.find(), Duration.ofSeconds(5)))
        .isInstanceOf(KubeException.class)
        .hasMessageContaining(
            "there is still an unknown number of pods, for they can't be listed (apiserver is shutting down)");
  }

  private void takeDeletions() throws Exception {
    cluster.answers("DELETE " + LiveObjects.DEPLOYMENT, "kind: Status");
    cluster.answers("DELETE " + CORE + "services/web", "kind: Status");
  }
}
