package io.github.gok8s.kube.rollout;

import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.LiveObjects;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final String EVENTS = "GET /api/v1/namespaces/shop/events";
  private static final String LOG = "GET /api/v1/namespaces/shop/pods/web-1/log";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  private Evidence evidence;

  @BeforeEach
  void start() throws Exception {
    evidence = new Evidence(cluster.api(), "shop");
  }

  @Test
  void theLastFiveWarningsAreShownTheNewestLast() throws Exception {
    String warnings = IntStream.of(3, 7, 1, 6, 2, 5, 4)
        .mapToObj(minute -> event("Warning", "Failed" + minute, "lastTimestamp: " + time(minute)))
        .collect(Collectors.joining(",\n"));
    cluster.answers(EVENTS, list(event("Normal", "Pulled", "lastTimestamp: " + time(9)), warnings));

    assertThat(evidence.events("p1"))
        .containsExactly(
            "event Failed3: it is so",
            "event Failed4: it is so",
            "event Failed5: it is so",
            "event Failed6: it is so",
            "event Failed7: it is so");
    assertThat(cluster.requests()).containsExactly(EVENTS + "?fieldSelector=involvedObject.uid=p1");
  }

  @Test
  void aSeriesIsAsOldAsItsLastEvent() throws Exception {
    cluster.answers(
        EVENTS,
        list(
            event(
                "Warning",
                "Series",
                "eventTime: " + time(1)
                    + ", lastTimestamp: null, series: {count: 9, lastObservedTime: " + time(5)
                    + "}"),
            event("Warning", "Single", "eventTime: " + time(3) + ", lastTimestamp: null"),
            event("Warning", "Old", "lastTimestamp: " + time(2))));

    assertThat(evidence.events("p1"))
        .containsExactly("event Old: it is so", "event Single: it is so", "event Series: it is so");
  }

  @Test
  void aWarningThatIsRepeatedIsShownOnce() throws Exception {
    cluster.answers(
        EVENTS,
        list(
            event("Warning", "BackOff", "lastTimestamp: " + time(1)),
            event("Warning", "BackOff", "lastTimestamp: " + time(2))));

    assertThat(evidence.events("p1")).containsExactly("event BackOff: it is so");
  }

  @Test
  void withoutTheRightToReadEventsThereAreNone() throws Exception {
    cluster.answers(EVENTS, TestCluster.forbidden("events"));

    assertThat(evidence.events("p1")).isEmpty();
  }

  @Test
  void aServerThatRejectsTheCredentialsTakesNothingFromTheDiagnosis() throws Exception {
    cluster.answers(EVENTS, TestCluster.refusal(401, "Unauthorized", "Unauthorized"));
    cluster.answers(LOG, TestCluster.refusal(500, "InternalError", "no route to node"));

    assertThat(evidence.events("p1")).isEmpty();
    assertThat(evidence.log(pod(0), "web")).isEmpty();
    assertThat(cluster.time()).isZero();
  }

  @Test
  void aLogIsReadOfTheLifeThatEnded() throws Exception {
    cluster
        .answers(LOG, new Reply(200, "the second life\n"))
        .answers(LOG + "?previous=true", new Reply(200, "panic: boom\n\ngoroutine 1\n"));

    assertThat(evidence.log(pod(3), "web"))
        .containsExactly("[web-1 web] panic: boom", "[web-1 web] ", "[web-1 web] goroutine 1");
    assertThat(cluster.requests())
        .containsExactly(LOG + "?container=web&previous=true&tailLines=20");
  }

  @Test
  void aContainerInItsFirstLifeHasNoLogBefore() throws Exception {
    cluster.answers(LOG, new Reply(200, "listening\n"));

    assertThat(evidence.log(pod(0), "web")).containsExactly("[web-1 web] listening");
    assertThat(cluster.requests()).containsExactly(LOG + "?container=web&tailLines=20");
  }

  @Test
  void theLogOfTheNewLifeIsBetterThanNone() throws Exception {
    cluster
        .answers(LOG, new Reply(200, "once more\n"))
        .answers(
            LOG + "?previous=true",
            TestCluster.refusal(
                400,
                "BadRequest",
                "previous terminated container \"web\" in pod \"web-1\" not found"));

    assertThat(evidence.log(pod(1), "web")).containsExactly("[web-1 web] once more");
  }

  @Test
  void whatTheKubeletSaysOfARemovedContainerIsNoLog() throws Exception {
    cluster
        .answers(LOG, new Reply(200, "alive\n"))
        .answers(
            LOG + "?previous=true",
            new Reply(200, "unable to retrieve container logs for containerd://abc"));

    assertThat(evidence.log(pod(1), "web")).containsExactly("[web-1 web] alive");
  }

  @Test
  void theRestartsOfAnotherContainerDoNotCount() throws Exception {
    cluster.answers(LOG, new Reply(200, "proxy\n"));

    assertThat(evidence.log(pod(5), "sidecar")).containsExactly("[web-1 sidecar] proxy");
    assertThat(cluster.requests()).containsExactly(LOG + "?container=sidecar&tailLines=20");
  }

  private static JsonObject pod(int restarts) throws Exception {
    return YamlFile.object(LiveObjects.pod("web-1", 2, LiveObjects.crashing(restarts)));
  }

  private static String time(int minute) {
    return "'2026-01-01T00:0" + minute + ":00Z'";
  }

  private static String event(String type, String reason, String time) {
    return "{type: " + type + ", reason: " + reason + ", message: 'it is so ', " + time + "}";
  }
}
