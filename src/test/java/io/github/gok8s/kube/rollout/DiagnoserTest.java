package io.github.gok8s.kube.rollout;

import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.LiveObjects.crashing;
import static io.github.gok8s.kube.LiveObjects.pod;
import static io.github.gok8s.kube.LiveObjects.running;
import static io.github.gok8s.kube.LiveObjects.waiting;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.Diagnosis;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnoserTest {

  private static final String EVENTS = "GET " + CORE + "events";
  private static final String LOG = "GET " + CORE + "pods/web-1/log";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private JsonObject live = new JsonObject();

  @BeforeEach
  void start() throws Exception {
    live = YamlFile.object(LiveObjects.deployment(1, 0));
  }

  @Test
  void aProgramThatEndsShowsWhereItRanAndItsLastWords() throws Exception {
    cluster.answers(
        EVENTS,
        list("{type: Warning, reason: BackOff, message: Back-off restarting failed container}"));
    cluster.answers(LOG + "?previous=true", new Reply(200, "no DATABASE_URL\n"));

    assertThat(ofTrouble(crashing(2)))
        .isEqualTo(new Diagnosis(
            "The program ends with exit code 2. It was started 3 times.",
            List.of(
                "pod web-1 on node node-1",
                "event BackOff: Back-off restarting failed container",
                "[web-1 web] no DATABASE_URL"),
            "Its last words are in the evidence."));
    assertThat(cluster.requests())
        .first()
        .isEqualTo(EVENTS + "?fieldSelector=involvedObject.uid=uid-web-1");
  }

  @Test
  void aProgramWithoutWordsSaysSo() throws Exception {
    assertThat(ofTrouble(crashing(2)).evidence())
        .containsExactly("pod web-1 on node node-1", "the program has written nothing");
  }

  @Test
  void anExecFormatErrorInTheLogIsTheArchitecture() throws Exception {
    cluster.answers(LOG + "?previous=true", new Reply(200, "exec /app/web: exec format error\n"));

    assertThat(ofTrouble(crashing(2)).cure())
        .isEqualTo(
            "The image has no program for the architecture of this node: add its platform to <platforms> (-Dk8s.platforms).");
  }

  @Test
  void whatNeverRanIsAskedForNoLog() throws Exception {
    Diagnosis diagnosis = ofTrouble(waiting("InvalidImageName", "couldn't parse"));

    assertThat(diagnosis.evidence()).containsExactly("pod web-1 on node node-1");
    assertThat(cluster.requests()).hasSize(1);
  }

  @Test
  void aUsedUpQuotaShowsItsNumbers() throws Exception {
    cluster.answers("GET " + CORE + "resourcequotas/team", """
        kind: ResourceQuota
        status:
          hard: {pods: '4', requests.cpu: '2'}
          used: {pods: '4'}
        """);
    String message =
        "pods \"web-hash2-abc\" is forbidden: exceeded quota: team, requested: pods=1, used: pods=4, limited: pods=4";

    assertThat(diagnoser().ofNoPods(message))
        .isEqualTo(
            new Diagnosis(
                "The quota team of the namespace shop is used up: no pod can be made.",
                List.of(
                    message,
                    "quota team: pods used 4 of 4",
                    "quota team: requests.cpu used 0 of 2"),
                "Lower <workload><replicas> (-Dk8s.replicas) or <resources>, or let an administrator raise the quota."));
  }

  @Test
  void aQuotaThatMayNotBeReadIsNamedAllTheSame() throws Exception {
    cluster.answers("GET " + CORE + "resourcequotas/team", TestCluster.forbidden("resourcequotas"));

    assertThat(diagnoser().ofNoPods("exceeded quota: team, requested: pods=1").evidence())
        .containsExactly("exceeded quota: team, requested: pods=1");
  }

  @Test
  void aViolationOfPodSecurityAndAMissingAccountSayWhereToMendThem() throws Exception {
    String violation =
        "pods \"web\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true";
    assertThat(diagnoser().ofNoPods(violation))
        .isEqualTo(
            new Diagnosis(
                "The namespace shop enforces Pod Security, and the pod violates it.",
                List.of(violation),
                "Correct what the message names in src/main/k8s: what is generated here passes the level restricted."));

    String account =
        "pods \"web-\" is forbidden: error looking up service account shop/robot: serviceaccount \"robot\" not found";
    assertThat(diagnoser().ofNoPods(account))
        .isEqualTo(new Diagnosis(
            "The service account of the pod is not there.",
            List.of(account),
            "Put it into src/main/k8s."));
  }

  @Test
  void aRefusalOfAnotherKindIsShownAsItIs() throws Exception {
    String message = "admission webhook \"policy.example.com\" denied the request: no team label";

    assertThat(diagnoser().ofNoPods(message))
        .isEqualTo(new Diagnosis("No pod can be made.", List.of(message), ""));
  }

  @Test
  void aMissedDeadlineIsExplainedByAPod() throws Exception {
    assertThat(ofEnd(
            "",
            pod("web-0", 2, running(true)),
            pod("web-1", 2, waiting("ImagePullBackOff", "Back-off pulling image"))))
        .isEqualTo(
            new Diagnosis(
                "The image r/web:2 can't be pulled: Back-off pulling image.",
                List.of("It took too long.", "pod web-1 on node node-1"),
                "Is it pushed, under this name, to a registry that the nodes reach? On a local cluster the image was not loaded."));
  }

  @Test
  void aCureOfTheEndItselfComesBeforeThatOfAPod() throws Exception {
    assertThat(ofEnd("Resume it.", pod("web-1", 2, waiting("ImagePullBackOff", "")))
            .cure())
        .isEqualTo("Resume it.");
  }

  @Test
  void aProgramThatRunsButIsNotReadyShowsItsProbeAndLog() throws Exception {
    cluster.answers(
        EVENTS + "?fieldSelector=involvedObject.uid=uid-web-1",
        list(
            "{type: Warning, reason: Unhealthy, message: 'Readiness probe failed: HTTP probe failed with statuscode: 503'}"));
    cluster.answers(LOG + "?container=web", new Reply(200, "waiting for the database\n"));

    assertThat(ofEnd("", pod("web-0", 2, running(true)), pod("web-1", 2, running(false))))
        .isEqualTo(
            new Diagnosis(
                "The program runs, but its readiness probe does not succeed.",
                List.of(
                    "It took too long.",
                    "pod web-1 runs, but is not ready",
                    "event Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503",
                    "[web-1 web] waiting for the database"),
                "Does it listen on the first of <image><ports>, and answer the path of <workload><probes>?"));
  }

  @Test
  void ofSeveralContainersTheUnreadyOneIsAskedForItsLog() throws Exception {
    String two = pod(
        "web-1",
        2,
        running(true)
            .replace(
                "}}]", "}}, {name: proxy, ready: false, restartCount: 0, state: {running: {}}}]"));
    cluster.answers(LOG + "?container=proxy", new Reply(200, "no upstream\n"));

    assertThat(ofEnd("", two).evidence()).last().isEqualTo("[web-1 proxy] no upstream");
  }

  @Test
  void withoutPodsTheEventsOfTheObjectAreAllThereIs() throws Exception {
    cluster.answers(
        EVENTS + "?fieldSelector=involvedObject.uid=d1",
        list("{type: Warning, reason: FailedCreate, message: no luck}"));

    assertThat(ofEnd("Try again."))
        .isEqualTo(new Diagnosis(
            "It took too long.", List.of("event FailedCreate: no luck"), "Try again."));
  }

  private Diagnosis ofTrouble(String status) throws Exception {
    JsonObject pod = YamlFile.object(pod("web-1", 2, status));
    return diagnoser().of(PodTrouble.of(pod).orElseThrow(), List.of(pod));
  }

  private Diagnosis ofEnd(String cure, String... pods) throws Exception {
    List<JsonObject> trees = new java.util.ArrayList<>();
    for (String pod : pods) {
      trees.add(YamlFile.object(pod));
    }
    return diagnoser().ofEnd("It took too long.", cure, live, trees);
  }

  private Diagnoser diagnoser() {
    return new Diagnoser(cluster.api(), Rollout.of(ResourceTypes.DEPLOYMENT, "shop", live));
  }
}
