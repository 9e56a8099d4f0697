package io.github.gok8s.kube.rollout;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.LiveObjects.crashing;
import static io.github.gok8s.kube.LiveObjects.deployment;
import static io.github.gok8s.kube.LiveObjects.pod;
import static io.github.gok8s.kube.LiveObjects.replicaSet;
import static io.github.gok8s.kube.LiveObjects.waiting;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.ScriptedServer;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.rollout.RolloutWatch.End;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.Diagnosis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolloutWatchTest {

  private static final String DEPLOYMENT = "GET " + LiveObjects.DEPLOYMENT;
  private static final String PODS = "GET " + CORE + "pods";
  private static final String QUOTA =
      "observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', reason: FailedCreate,"
          + " message: 'exceeded quota: team, requested: pods=1'}]";

  private final List<String> lines = new ArrayList<>();

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.answers("GET " + APPS + "replicasets", list(replicaSet(2), replicaSet(1)));
    cluster.answers(PODS, list());
  }

  @Test
  void whatIsDoneAlreadyIsNotAskedFor() throws Exception {
    End end = watch().await(rollout(), Optional.of(tree(2, 2)), Duration.ofMinutes(5));

    assertThat(end).isEqualTo(new End.Ready(2));
    assertThat(cluster.requests()).isEmpty();
  }

  @Test
  void eachStepIsToldOnce() throws Exception {
    cluster.answers(
        DEPLOYMENT,
        deployment(2, 0),
        deployment(2, 0),
        deployment(2, 1),
        deployment(2, 1),
        deployment(2, 2));

    assertThat(await(Duration.ofMinutes(5))).isEqualTo(new End.Ready(2));
    assertThat(lines).containsExactly("0 of 2 pods are ready", "1 of 2 pods are ready");
    assertThat(cluster.time()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void whatTakesLongIsToldNowAndThen() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));

    await(Duration.ofSeconds(35));

    assertThat(lines).hasSize(4).containsOnly("0 of 1 pods are ready");
  }

  /** A pod that no node takes stays so for minutes, and so does the state of its Deployment: neither is news. */
  @Test
  void theStateAndATroubleDoNotTakeTurns() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, list(pod("web-1", 2, """
            phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes are available: 1 Insufficient cpu.'}]""")));

    await(Duration.ofSeconds(8));

    assertThat(lines)
        .containsExactly(
            "0 of 1 pods are ready",
            "web-1: No node takes the pod: 0/1 nodes are available: 1 Insufficient cpu.");
  }

  @Test
  void afterTheTimeThePodsSayWhy() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, list(pod("web-1", 2, """
            phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes are available: 1 Insufficient cpu.'}]""")));

    assertThat(diagnosis(Duration.ofSeconds(30)))
        .isEqualTo(new Diagnosis(
            "No node takes the pod: 0/1 nodes are available: 1 Insufficient cpu.",
            List.of(
                "Deployment web was not ready within 30 s (<workload><timeout>, -Dk8s.timeout).",
                "pod web-1 on node node-1"),
            "Lower <workload><resources><requests>, or add nodes."));
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aFailureThatIsFinalIsNotWaitedOut() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, list(pod("web-1", 2, crashing(2))));

    assertThat(diagnosis(Duration.ofMinutes(5)).cause())
        .isEqualTo("The program ends with exit code 2. It was started 3 times.");
    assertThat(cluster.time()).isZero();
  }

  /** What crashes is what shall be replaced, until the controller has seen the change. */
  @Test
  void podsOfTheStateBeforeDoNotCount() throws Exception {
    cluster.answers("GET " + APPS + "replicasets", list(replicaSet(1)));
    cluster.answers(PODS, list(pod("web-1", 1, crashing(2))));
    cluster.answers(DEPLOYMENT, unobserved(), unobserved(), deployment(1, 1));

    assertThat(await(Duration.ofMinutes(5))).isEqualTo(new End.Ready(1));
    assertThat(lines).containsExactly("waiting for the Deployment controller");
  }

  @Test
  void aControllerThatIsAwayIsNotMistakenForAPodThatFails() throws Exception {
    cluster.answers("GET " + APPS + "replicasets", list(replicaSet(1)));
    cluster.answers(PODS, list(pod("web-1", 1, crashing(2))));
    cluster.answers(DEPLOYMENT, unobserved());

    assertThat(diagnosis(Duration.ofSeconds(20)).cause())
        .isEqualTo(
            "Deployment web was not ready within 20 s (<workload><timeout>, -Dk8s.timeout).");
  }

  @Test
  void aCrashThatMayPassIsGivenTheWholeTime() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, list(pod("web-1", 2, crashing(1))));

    assertThat(diagnosis(Duration.ofSeconds(60)).cause())
        .isEqualTo("The program ends with exit code 2. It was started 2 times.");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aRegistryThatIsAwayHasFifteenSeconds() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(
        PODS,
        list(pod("web-1", 2, waiting("ErrImagePull", "dial tcp: i/o timeout"))),
        list(pod("web-1", 2, waiting("ImagePullBackOff", "Back-off pulling image"))));

    assertThat(diagnosis(Duration.ofMinutes(5)).cause())
        .isEqualTo("The image r/web:2 can't be pulled: Back-off pulling image.");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(15));
  }

  /** A new trouble of the same container has its own time, however long there was another before. */
  @Test
  void aTroubleThatHasPassedDoesNotCountForTheNext() throws Exception {
    List<String> looks = new ArrayList<>(Collections.nCopies(
        10, list(pod("web-1", 2, waiting("ErrImagePull", "dial tcp: i/o timeout")))));
    looks.add(list(pod("web-1", 2, waiting("ContainerCreating", ""))));
    looks.add(
        list(pod("web-1", 2, waiting("CreateContainerConfigError", "secret \"db\" not found"))));
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, looks.toArray(String[]::new));

    assertThat(diagnosis(Duration.ofMinutes(5)).cause()).isEqualTo("The Secret db is not there.");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void aQuotaThatIsUsedUpHasTenSeconds() throws Exception {
    cluster.answers(DEPLOYMENT, deployment("replicas: 1", QUOTA));

    assertThat(diagnosis(Duration.ofMinutes(5)).cause())
        .isEqualTo("The quota team of the namespace shop is used up: no pod can be made.");
    assertThat(lines)
        .containsExactly(
            "exceeded quota: team, requested: pods=1", "exceeded quota: team, requested: pods=1");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(10));
  }

  /** Old pods that end give their share of the quota back, and the next new pod may be in want of it again. */
  @Test
  void aQuotaThatGaveWayHasTenSecondsAgain() throws Exception {
    List<String> states = new ArrayList<>(Collections.nCopies(4, deployment("replicas: 2", QUOTA)));
    states.addAll(Collections.nCopies(
        44, deployment("replicas: 2", "observedGeneration: 2, updatedReplicas: 1, replicas: 3")));
    states.addAll(Collections.nCopies(4, deployment("replicas: 2", QUOTA)));
    states.add(deployment(2, 2));
    cluster.answers(DEPLOYMENT, states.toArray(String[]::new));

    assertThat(await(Duration.ofMinutes(5))).isEqualTo(new End.Ready(2));
  }

  /** Led back to pods of before, a Deployment still says for a moment that its controller had given up. */
  @Test
  void aRollOutThatWasGivenUpBeforeHasTenSeconds() throws Exception {
    String before = givenUp();
    cluster.answers(DEPLOYMENT, before, before, deployment(1, 0), deployment(1, 1));

    assertThat(await(Duration.ofMinutes(5))).isEqualTo(new End.Ready(1));
  }

  @Test
  void aRollOutThatStaysGivenUpHasFailed() throws Exception {
    cluster.answers(DEPLOYMENT, givenUp());

    assertThat(diagnosis(Duration.ofMinutes(5)).cause())
        .isEqualTo("The roll-out has made no progress for 300 s.");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void theTimeEndsThoughPodsCanNotBeListed() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));
    cluster.answers(PODS, new Reply(200, "{}", ScriptedServer.CUT));

    assertThatThrownBy(() -> await(Duration.ofSeconds(20))).isInstanceOf(KubeException.class);
  }

  /** Its kubelet replaces the container in place: what is ready at first is the old one. */
  @Test
  void aBarePodIsReadyWhenItsNewContainerIs() throws Exception {
    JsonObject before = YamlFile.object(barePod("r/web:1", "old", true));
    JsonObject applied = YamlFile.object(barePod("r/web:2", "old", true));
    Rollout rollout = Rollout.of(ResourceTypes.POD, "shop", applied, Optional.of(before));
    cluster.answers(
        "GET " + CORE + "pods/web",
        barePod("r/web:2", "old", true),
        barePod("r/web:2", "new", false),
        barePod("r/web:2", "new", true));

    assertThat(watch().await(rollout, Optional.of(applied), Duration.ofMinutes(5)))
        .isEqualTo(new End.Ready(1));
    assertThat(lines)
        .containsExactly("waiting for the node to replace the container", "0 of 1 pods are ready");
  }

  @Test
  void aBarePodWhoseImageStaysIsReadyAtOnce() throws Exception {
    JsonObject pod = YamlFile.object(barePod("r/web:1", "old", true));
    Rollout rollout = Rollout.of(ResourceTypes.POD, "shop", pod, Optional.of(pod));

    assertThat(watch().await(rollout, Optional.of(pod), Duration.ofMinutes(5)))
        .isEqualTo(new End.Ready(1));
  }

  @Test
  void aPausedRollOutIsGivenUpAtOnce() throws Exception {
    cluster.answers(DEPLOYMENT, deployment("paused: true", "observedGeneration: 2"));

    assertThat(diagnosis(Duration.ofMinutes(5)))
        .isEqualTo(new Diagnosis(
            "The roll-out is paused.",
            List.of(),
            "Resume it: kubectl rollout resume deployment/web."));
  }

  @Test
  void whatIsDeletedMeanwhileIsSaid() throws Exception {
    Diagnosis deleted =
        new Diagnosis("Deployment web was deleted while it was rolled out.", List.of(), "");
    cluster.answers(
        DEPLOYMENT, TestCluster.refusal(404, "NotFound", "deployments.apps \"web\" not found"));
    assertThat(diagnosis(Duration.ofMinutes(5))).isEqualTo(deleted);

    cluster.answers(DEPLOYMENT, deployment(1, 1).replace("uid: d1", "uid: d2"));
    assertThat(diagnosis(Duration.ofMinutes(5))).isEqualTo(deleted);
  }

  @Test
  void aStateThatMayNotBeReadIsAnError() throws Exception {
    cluster.answers(DEPLOYMENT, TestCluster.forbidden("deployments"));

    assertThatThrownBy(() -> await(Duration.ofMinutes(5)))
        .isInstanceOf(KubeException.class)
        .hasMessageStartingWith(
            "The state of Deployment web can't be read: deployments is forbidden: ");
  }

  @Test
  void aServerThatIsStartedAnewIsWaitedFor() throws Exception {
    cluster.answers(
        DEPLOYMENT,
        new Reply(429, "{}"),
        TestCluster.unavailable(),
        TestCluster.found(deployment(1, 1)));

    assertThat(await(Duration.ofMinutes(5))).isEqualTo(new End.Ready(1));
    assertThat(lines)
        .containsExactly(
            "the API server is busy: the server answered 429",
            "the API server is busy: apiserver is shutting down");
  }

  @Test
  void aServerThatStaysBusyEndsWithTheTime() throws Exception {
    cluster.answers(DEPLOYMENT, TestCluster.unavailable());

    assertThat(diagnosis(Duration.ofSeconds(20)))
        .isEqualTo(new Diagnosis(
            "Deployment web was not ready within 20 s (<workload><timeout>, -Dk8s.timeout).",
            List.of(),
            ""));
  }

  @Test
  void aServerThatIsGoneForAMinuteIsAnError() throws Exception {
    cluster.close();

    assertThatThrownBy(() -> await(Duration.ofMinutes(5))).hasMessageContaining("can't be reached");
    assertThat(cluster.time()).isEqualTo(Duration.ofSeconds(60));
    assertThat(lines).hasSize(6).containsOnly("the API server can't be reached for now");
  }

  @Test
  void rejectedCredentialsAreNotWaitedOut() throws Exception {
    cluster.answers(DEPLOYMENT, TestCluster.refusal(401, "Unauthorized", "Unauthorized"));

    assertThatThrownBy(() -> await(Duration.ofMinutes(5)))
        .hasMessageContaining("rejects the credentials");
    assertThat(cluster.time()).isZero();
  }

  @Test
  void afterAWhileTheServerIsAskedLessOften() throws Exception {
    cluster.answers(DEPLOYMENT, deployment(1, 0));

    await(Duration.ofSeconds(60));

    assertThat(cluster.requests().stream().filter(DEPLOYMENT::equals))
        .hasSize(10 * 15 + (60 - 15) + 1);
  }

  private Diagnosis diagnosis(Duration timeout) throws Exception {
    return ((End.Failed) await(timeout)).diagnosis();
  }

  private End await(Duration timeout) throws Exception {
    return watch().await(rollout(), Optional.empty(), timeout);
  }

  private RolloutWatch watch() {
    return new RolloutWatch(cluster.api(), cluster.pauses(), lines::add);
  }

  private static String barePod(String image, String container, boolean isReady) {
    return """
        kind: Pod
        metadata: {name: web, namespace: shop, uid: p1}
        spec: {containers: [{name: web, image: 'IMAGE'}]}
        status:
          conditions: [{type: Ready, status: 'READY'}]
          containerStatuses: [{name: web, containerID: 'containerd://ID', ready: true}]
        """.replace("IMAGE", image)
        .replace("containerd://ID", "containerd://" + container)
        .replace("'READY'", isReady ? "'True'" : "'False'");
  }

  private static String givenUp() {
    return deployment(
        "replicas: 1\nprogressDeadlineSeconds: 300",
        "observedGeneration: 2, replicas: 1, updatedReplicas: 1, conditions: [{type: Progressing, status: 'False', reason: ProgressDeadlineExceeded}]");
  }

  private static String unobserved() {
    return deployment(
        "replicas: 1",
        "observedGeneration: 1, replicas: 1, updatedReplicas: 1, unavailableReplicas: 1");
  }

  private static Rollout rollout() throws Exception {
    return Rollout.of(ResourceTypes.DEPLOYMENT, "shop", tree(2, 0));
  }

  private static JsonObject tree(int replicas, int available) throws Exception {
    return YamlFile.object(deployment(replicas, available));
  }
}
