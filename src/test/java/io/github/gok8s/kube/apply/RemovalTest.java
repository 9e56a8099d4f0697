package io.github.gok8s.kube.apply;

import static io.github.gok8s.kube.LiveObjects.CORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalTest {

  private static final String SERVICE = CORE + "services/web";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private Removal removal;

  @BeforeEach
  void start() throws Exception {
    removal = new Removal(cluster.api(), cluster.pauses());
  }

  @Test
  void theLastAppliedGoesFirst() throws Exception {
    removal.delete(
        List.of(live(ResourceTypes.SERVICE, "s1"), live(ResourceTypes.DEPLOYMENT, "d1")), "shop");

    assertThat(cluster.requests())
        .containsExactly("DELETE " + LiveObjects.DEPLOYMENT, "DELETE " + SERVICE);
  }

  @Test
  void justWhatWasFoundIsDeletedAndItsPodsBeforeIt() throws Exception {
    removal.delete(List.of(live(ResourceTypes.SERVICE, "s1")), "shop");

    assertThat(cluster.sent("DELETE " + SERVICE)).isEqualTo(YamlFile.object("""
        {apiVersion: v1, kind: DeleteOptions, propagationPolicy: Foreground, preconditions: {uid: s1}}
        """));
  }

  @Test
  void whatIsGoneOrMadeAnewMeanwhileIsNoFailure() throws Exception {
    cluster.answers(
        "DELETE " + SERVICE,
        TestCluster.refusal(404, "NotFound", "services \"web\" not found"),
        TestCluster.refusal(
            409,
            "Conflict",
            "Operation cannot be fulfilled on Service \"web\": the UID in the precondition (s1) does not match"));

    removal.delete(List.of(live(ResourceTypes.SERVICE, "s1")), "shop");
    removal.delete(List.of(live(ResourceTypes.SERVICE, "s1")), "shop");

    assertThat(cluster.requests()).hasSize(2);
  }

  @Test
  void aRefusalIsToldWithTheServersWords() throws Exception {
    cluster.answers("DELETE " + SERVICE, TestCluster.forbidden("services"));

    assertThatThrownBy(() -> removal.delete(List.of(live(ResourceTypes.SERVICE, "s1")), "shop"))
        .hasMessage("Service web can't be deleted: services is forbidden: User \"dev\" cannot list"
            + " resource \"services\" in API group \"\" in the namespace \"shop\".");
  }

  @Test
  void itIsGoneWhenTheServerHasItNoMore() throws Exception {
    cluster.answers(
        "GET " + SERVICE,
        TestCluster.found("metadata: {name: web, uid: s1}"),
        TestCluster.found("metadata: {name: web, uid: s1}"),
        TestCluster.missing());

    assertThat(awaitGone(live(ResourceTypes.SERVICE, "s1"))).isEmpty();
    assertThat(cluster.time()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void anotherOfTheSameNameIsNotWaitedFor() throws Exception {
    cluster.answers("GET " + SERVICE, "metadata: {name: web, uid: s2}");

    assertThat(awaitGone(live(ResourceTypes.SERVICE, "s1"))).isEmpty();
    assertThat(cluster.time()).isZero();
  }

  @Test
  void whatStaysIsGivenAfterTheTime() throws Exception {
    cluster.answers("GET " + SERVICE, "metadata: {name: web, uid: s1}");

    assertThat(awaitGone(live(ResourceTypes.DEPLOYMENT, "d1"), live(ResourceTypes.SERVICE, "s1")))
        .extracting(LiveObject::title)
        .containsExactly("Service web");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(10));
    assertThat(cluster.requests().stream().filter(("GET " + LiveObjects.DEPLOYMENT)::equals))
        .as("what is gone is asked for once")
        .hasSize(1);
  }

  /** Nobody knows what is there behind a server that is started anew. */
  @Test
  void aServerThatCanNotAnswerForNowHasItStill() throws Exception {
    cluster.answers("GET " + SERVICE, TestCluster.unavailable());

    assertThat(awaitGone(live(ResourceTypes.SERVICE, "s1"))).hasSize(1);
  }

  private List<LiveObject> awaitGone(LiveObject... objects) throws Exception {
    return removal.awaitGone(List.of(objects), "shop", Duration.ofSeconds(10));
  }

  private static LiveObject live(ResourceType type, String uid) throws Exception {
    return new LiveObject(
        type, YamlFile.object("metadata: {name: web, namespace: shop, uid: " + uid + "}"));
  }
}
