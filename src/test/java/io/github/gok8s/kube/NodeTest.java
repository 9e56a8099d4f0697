package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Images that this plugin has made, on a node that runs them; kubectl and HTTP are all that is used. */
@Tag("cluster")
class NodeTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(3);

  private static final LabWorkloads LAB = new LabWorkloads(CLUSTER);
  private static String loaded = "";
  private static String pushed = "";

  @BeforeAll
  static void loadAndPush() throws Exception {
    loaded = LAB.load("compute");
    pushed = CLUSTER.registry() + "/html-server";
    LAB.push("html-server", List.of("--plain-http"), pushed + ":1", pushed + ":2");
  }

  @Test
  void fourReplicasAnswerThroughTheNodePortAndAreUpdated() throws Exception {
    LAB.start("page", pushed + ":1", 4);
    LAB.waitFor("page");
    URI page = LAB.url("page");

    Set<String> hosts = new TreeSet<>();
    // kube-proxy learns of the last of them a second after the deployment does
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (hosts.size() < 4 && System.nanoTime() < end) {
      String body = LabWorkloads.get(page);
      assertThat(body).contains("<h1>Oh hai Mark</h1>", "Version 1.0.0");
      hosts.add(body.replaceAll("(?s).*served by ([\\w-]+)\\..*", "$1"));
    }
    assertThat(hosts).hasSize(4).allMatch(host -> host.startsWith("page-"));

    CLUSTER.kubectl("set", "image", "deployment/page", "web=" + pushed + ":2");
    LAB.waitFor("page");

    assertThat(CLUSTER.kubectl(
            "get", "replicasets", "--selector=app=page", "--no-headers", "--output=wide"))
        .containsPattern("page-\\w+ +4 +4 +4 .*html-server:2")
        .containsPattern("page-\\w+ +0 +0 +0 .*html-server:1");
    assertThat(LabWorkloads.get(page)).contains("Oh hai Mark");
    assertThat(CLUSTER.kubectl("logs", "deployment/page")).contains("html-server 1.0.0 listens at");
    LAB.remove("page");
  }

  @Test
  void aLoadedImageRunsWithoutARegistry() throws Exception {
    LAB.start("loaded", loaded, 1);

    LAB.waitFor("loaded");

    assertThat(LabWorkloads.get(LAB.url("loaded"))).isEqualTo("OK!");
    assertThat(CLUSTER.kubectl("get", "events")).contains("already present on machine");
    LAB.remove("loaded");
  }

  @Test
  void anImageThatIsNotThereAndAProgramThatCrashesAreSeen() throws Exception {
    LAB.start("absent", pushed + ":nosuch", 1);
    LAB.start("crashing", loaded, 1);
    CLUSTER.kubectl("set", "env", "deployment/crashing", "ADDRESS=nowhere");

    CLUSTER.until("ImagePullBackOff", "get", "pods", "--selector=app=absent");
    CLUSTER.until("CrashLoopBackOff", "get", "pods", "--selector=app=crashing");
    assertThat(CLUSTER.kubectl("get", "events")).contains("html-server:nosuch: not found");
    LAB.remove("absent");
    LAB.remove("crashing");
  }

  @Test
  void quotaAndPodSecurityKeepPodsFromADeployment() throws Exception {
    String strict = CLUSTER.namespace() + "-strict";
    CLUSTER.kubectl("create", "namespace", strict);
    CLUSTER.kubectl("label", "namespace", strict, "pod-security.kubernetes.io/enforce=restricted");
    CLUSTER.kubectl(
        "create", "deployment", "insecure", "--image=example.com/web:1", "--namespace", strict);
    CLUSTER.breaks("quota", CLUSTER.namespace(), "0");
    LAB.start("too-many", loaded, 1);

    String why = "--output=jsonpath={.items[*].status.conditions[*].message}";
    CLUSTER.until(
        "is forbidden: violates PodSecurity \"restricted:latest\"",
        "get",
        "replicasets",
        "--namespace",
        strict,
        why);
    CLUSTER.until(
        "exceeded quota: broken, requested: pods=1, used: pods=\\d+, limited: pods=0",
        "get",
        "replicasets",
        "--selector=app=too-many",
        why);
    CLUSTER.mends("quota", CLUSTER.namespace());
    LAB.remove("too-many");
    CLUSTER.kubectl("delete", "namespace", strict, "--wait=false");
  }

  @Test
  void aServiceIsFoundByItsName() throws Exception {
    // its page has lines: what is not a line comes to the log when it is 16 KiB
    LAB.start("web", pushed + ":1", 1);
    LAB.waitFor("web");

    CLUSTER.kubectl(
        "run",
        "generator",
        "--image=" + LAB.load("request-generator"),
        "--restart=Never",
        "--",
        "http://web");

    CLUSTER.until("<h1>Oh hai Mark</h1>", "logs", "generator", "--limit-bytes=1000");
    CLUSTER.kubectl("delete", "pod", "generator", "--now");
    LAB.remove("web");
  }
}
