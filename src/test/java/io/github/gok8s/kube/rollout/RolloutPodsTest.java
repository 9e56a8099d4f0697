package io.github.gok8s.kube.rollout;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.LiveObjects.pod;
import static io.github.gok8s.kube.LiveObjects.replicaSet;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RolloutPodsTest {

  private static final String SETS = "GET " + APPS + "replicasets";
  private static final String PODS = "GET " + CORE + "pods";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @Test
  void ofADeploymentThoseOfTheNewestReplicaSetCount() throws Exception {
    cluster.answers(SETS, list(replicaSet(9), replicaSet(10), replicaSet(2)));
    cluster.answers(PODS, list(pod("web-new", 10, ""), pod("web-stray", 9, "")));

    assertThat(pods(ResourceTypes.DEPLOYMENT, deployment())).containsExactly("web-new");
    assertThat(cluster.requests())
        .containsExactly(
            SETS + "?labelSelector=app=web,app.kubernetes.io/instance=web",
            PODS
                + "?labelSelector=app=web,app.kubernetes.io/instance=web,pod-template-hash=hash10");
  }

  @Test
  void aReplicaSetOfAnotherDeploymentWithTheSameLabelsDoesNotCount() throws Exception {
    cluster.answers(
        SETS, list(replicaSet(1), replicaSet(7).replace("uid: d1", "uid: d0-of-yesterday")));

    assertThat(new RolloutPods(cluster.api()).replicaSets("shop", deployment()))
        .extracting(Tree::name)
        .containsExactly("web-hash1");
  }

  @Test
  void aDeploymentWithoutReplicaSetsHasNoPods() throws Exception {
    cluster.answers(SETS, list());

    assertThat(pods(ResourceTypes.DEPLOYMENT, deployment())).isEmpty();
    assertThat(cluster.requests()).hasSize(1);
  }

  @Test
  void aRevisionThatIsNoNumberIsTheOldest() throws Exception {
    assertThat(RolloutPods.revision(YamlFile.object(replicaSet(12)))).isEqualTo(12);
    assertThat(RolloutPods.revision(
            YamlFile.object(replicaSet(12).replace("revision: '12'", "revision: 'v12'"))))
        .isZero();
    assertThat(RolloutPods.revision(YamlFile.object("metadata: {name: web}"))).isZero();
  }

  @Test
  void whatMakesItsPodsItselfOwnsThem() throws Exception {
    JsonObject set = YamlFile.object("""
        metadata: {name: db, uid: rs2}
        spec: {selector: {matchLabels: {app: web}}}
        """);
    cluster.answers(PODS, list(pod("db-0", 2, ""), pod("db-1", 2, ""), pod("other", 1, "")));

    assertThat(pods(ResourceTypes.STATEFUL_SET, set)).containsExactly("db-0", "db-1");
    assertThat(cluster.requests()).containsExactly(PODS + "?labelSelector=app=web");
  }

  @Test
  void ofAStatefulSetThoseOfTheWantedRevisionCount() throws Exception {
    JsonObject set = YamlFile.object("""
        metadata: {name: db, uid: rs2}
        spec: {selector: {matchLabels: {app: web}}}
        status: {currentRevision: db-1, updateRevision: db-2}
        """);
    cluster.answers(PODS, list(pod("db-1", 2, "")));

    assertThat(pods(ResourceTypes.STATEFUL_SET, set)).containsExactly("db-1");
    assertThat(cluster.requests())
        .containsExactly(PODS + "?labelSelector=app=web,controller-revision-hash=db-2");
  }

  @Test
  void whatIsBeingDeletedDoesNotCount() throws Exception {
    cluster.answers(SETS, list(replicaSet(2)));
    cluster.answers(
        PODS,
        list(
            pod("web-1", 2, "")
                .replace("uid: uid-web-1", "uid: x, deletionTimestamp: '2026-01-01T00:00:00Z'"),
            pod("web-2", 2, "")));

    assertThat(pods(ResourceTypes.DEPLOYMENT, deployment())).containsExactly("web-2");
  }

  /** Its controller may have noted a change and not yet made the ReplicaSet for it: then the newest one is of before. */
  @Test
  void aReplicaSetOfOtherPodsThanTheWantedDoesNotCount() throws Exception {
    JsonObject wanted = deployment();
    wanted.getAsJsonObject("spec").add("template", YamlFile.object("""
        metadata: {creationTimestamp: null, labels: {app: web}}
        spec: {containers: [{name: web, image: 'r/web:2'}]}
        """));
    cluster.answers(SETS, list(replicaSet(1)), list(replicaSet(3), replicaSet(2), replicaSet(1)));
    cluster.answers(PODS, list(pod("web-2", 2, "")));

    assertThat(pods(ResourceTypes.DEPLOYMENT, wanted)).isEmpty();
    assertThat(pods(ResourceTypes.DEPLOYMENT, wanted)).containsExactly("web-2");
  }

  @Test
  void aBarePodIsItsOwn() throws Exception {
    assertThat(pods(ResourceTypes.POD, YamlFile.object("metadata: {name: job}")))
        .containsExactly("job");
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void podsThatMayNotBeReadAreNone() throws Exception {
    cluster.answers(SETS, list(replicaSet(1)));
    cluster.answers(PODS, TestCluster.forbidden("pods"));

    assertThat(pods(ResourceTypes.DEPLOYMENT, deployment())).isEmpty();
  }

  private static JsonObject deployment() throws Exception {
    return YamlFile.object(LiveObjects.deployment(2, 2));
  }

  private List<String> pods(ResourceType type, JsonObject live) throws Exception {
    return new RolloutPods(cluster.api())
        .of(Rollout.of(type, "shop", live), live).stream().map(Tree::name).toList();
  }
}
