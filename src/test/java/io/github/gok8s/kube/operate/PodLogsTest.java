package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.LiveObjects.deployment;
import static io.github.gok8s.kube.LiveObjects.pod;
import static io.github.gok8s.kube.LiveObjects.replicaSet;
import static io.github.gok8s.kube.LiveObjects.running;
import static io.github.gok8s.kube.LiveObjects.waiting;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ScriptedServer.Reply;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodLogsTest {

  private static final String PODS = "GET " + CORE + "pods";
  private static final String LOG = "GET " + CORE + "pods/%s/log";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.answers(
        "GET " + APPS + "deployments", list(YamlFile.object(deployment(2, 2)).toString()));
    cluster.answers("GET " + APPS + "replicasets", list(replicaSet(1), replicaSet(2)));
  }

  @Test
  void theLastLinesOfEachNewPodAreGivenWithItsName() throws Exception {
    cluster.answers(
        PODS,
        list(
            pod("web-1", 2, running(true)),
            pod("web-2", 2, running(true)),
            pod("web-old", 1, running(true))));
    cluster.answers(LOG.formatted("web-1"), new Reply(200, "one\ntwo\n"));
    cluster.answers(LOG.formatted("web-2"), new Reply(200, "three"));

    logs(cluster.pauses()).last(7);

    assertThat(lines).containsExactly("[web-1] one", "[web-1] two", "[web-2] three");
    assertThat(cluster.requests()).contains(LOG.formatted("web-1") + "?container=web&tailLines=7");
  }

  @Test
  void aContainerThatHasNotStartedSaysSo() throws Exception {
    cluster.answers(PODS, list(pod("web-1", 2, waiting("ContainerCreating", ""))));
    cluster.answers(
        LOG.formatted("web-1"),
        TestCluster.refusal(
            400,
            "BadRequest",
            "container \"web\" in pod \"web-1\" is waiting to start: ContainerCreating"));

    logs(cluster.pauses()).last(7);

    assertThat(lines)
        .containsExactly(
            "[web-1] container \"web\" in pod \"web-1\" is waiting to start: ContainerCreating");
  }

  @Test
  void withoutPodsThereIsNothingToRead() throws Exception {
    cluster.answers(PODS, list());

    assertThatThrownBy(() -> logs(cluster.pauses()).last(7))
        .hasMessage(
            "There are no pods of web in the namespace shop. mvn k8s:status shows what there is.");
  }

  @Test
  void podsThatNoWorkloadMakesAreFoundByTheirLabel() throws Exception {
    cluster.answers("GET " + APPS + "deployments", list());
    cluster.answers(
        PODS + "?labelSelector=app.kubernetes.io/instance=web",
        list("{metadata: {name: job-1}, spec: {containers: [{name: job}]}}"));
    cluster.answers(LOG.formatted("job-1"), new Reply(200, "done\n"));

    logs(cluster.pauses()).last(7);

    assertThat(lines).containsExactly("[job-1] done");
  }

  /** A container that is started again is another one: its log is followed from its beginning. */
  @Test
  void eachLifeOfAContainerIsFollowedOnceFromWhenItStarts() throws Exception {
    cluster.answers(
        PODS,
        list(pod("web-1", 2, waiting("ContainerCreating", ""))),
        list(pod("web-1", 2, running(true))),
        list(pod("web-1", 2, running(true))),
        list(pod("web-1", 2, running(true).replace("restartCount: 0", "restartCount: 1"))));
    cluster.answers(
        LOG.formatted("web-1") + "?follow=true",
        new Reply(200, "first life\n"),
        new Reply(200, "second life\n"));
    AtomicInteger looks = new AtomicInteger();
    List<String> seen = new ArrayList<>();

    assertThatThrownBy(() -> logs(time -> {
              // the second and the fourth look find a life that is new
              int look = looks.incrementAndGet();
              if (look == 2 || look == 4) {
                seen.add(lines.poll(1, TimeUnit.MINUTES));
              }
              if (look == 4) {
                throw new InterruptedException("enough");
              }
            })
            .follow(7))
        .isInstanceOf(InterruptedException.class);

    assertThat(seen).containsExactly("[web-1] first life", "[web-1] second life");
    assertThat(lines).isEmpty();
    assertThat(cluster.requests().stream().filter(line -> line.contains("/log")))
        .containsExactly(
            LOG.formatted("web-1") + "?container=web&follow=true",
            LOG.formatted("web-1") + "?container=web&follow=true");
  }

  @Test
  void whatRunsAtTheBeginningIsFollowedFromItsLastLines() throws Exception {
    cluster.answers(PODS, list(pod("web-1", 2, running(true))));
    cluster.answers(LOG.formatted("web-1"), new Reply(200, "a\n"));

    assertThatThrownBy(() -> logs(time -> {
              assertThat(lines.poll(1, TimeUnit.MINUTES)).isEqualTo("[web-1] a");
              throw new InterruptedException("enough");
            })
            .follow(7))
        .hasMessage("enough");

    assertThat(cluster.requests())
        .contains(LOG.formatted("web-1") + "?container=web&follow=true&tailLines=7");
  }

  /** A load balancer ends what is quiet for a while; the container goes on. */
  @Test
  void aStreamThatIsCutIsFollowedAgainFromThere() throws Exception {
    cluster.answers(PODS, list(pod("web-1", 2, running(true))));
    cluster.answers(
        LOG.formatted("web-1"),
        new Reply(200, "before\n", "X-Cut: true"),
        new Reply(200, "after\n"));
    AtomicInteger looks = new AtomicInteger();
    Set<String> seen = new LinkedHashSet<>();

    assertThatThrownBy(() -> logs(time -> {
              if (looks.incrementAndGet() == 10_000 || seen.contains("[web-1] after")) {
                throw new InterruptedException("enough");
              }
              Optional.ofNullable(lines.poll(10, TimeUnit.MILLISECONDS)).ifPresent(seen::add);
            })
            .follow(7))
        .hasMessage("enough");

    assertThat(seen).containsExactly("[web-1] before", "[web-1] after");
    assertThat(cluster.requests().stream().filter(line -> line.contains("/log")))
        .hasSize(2)
        .last()
        .asString()
        .contains("follow=true&sinceSeconds=")
        .doesNotContain("tailLines");
  }

  private PodLogs logs(Pauses pauses) {
    return new PodLogs(cluster.api(), pauses, new Release("shop", "web"), lines::add);
  }
}
