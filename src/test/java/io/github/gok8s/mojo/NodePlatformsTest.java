package io.github.gok8s.mojo;

import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.connection.TestCluster;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NodePlatformsTest {

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @Test
  void nodesThatTakeNoPodsDoNotCount() throws Exception {
    assertThat(platforms(
            node("linux", "amd64", ""),
            node("linux", "s390x", "unschedulable: true"),
            node("windows", "arm64", ""),
            node("linux", "arm64", "taints: [{key: gpu, effect: NoSchedule}]"),
            node("linux", "ppc64le", "taints: [{key: down, effect: NoExecute}]"),
            node("linux", "", "")))
        .containsExactly("linux/amd64");
  }

  @Test
  void aTaintThatOnlyAsksCounts() throws Exception {
    assertThat(platforms(
            node("linux", "amd64", ""),
            node("linux", "arm64", "taints: [{key: spot, effect: PreferNoSchedule}]")))
        .containsExactly("linux/amd64", "linux/arm64");
  }

  /** As on the one node of a control plane, whose taint the pods then tolerate. */
  @Test
  void whereAllNodesHaveATaintAllCount() throws Exception {
    assertThat(platforms(node("linux", "arm64", "taints: [{key: a, effect: NoSchedule}]")))
        .containsExactly("linux/arm64");
  }

  private Set<String> platforms(String... nodes) throws Exception {
    cluster.answers("GET /api/v1/nodes", list(nodes));
    return NodePlatforms.of(cluster.api()).names();
  }

  private static String node(String system, String architecture, String spec) {
    return "{spec: {%s}, status: {nodeInfo: {operatingSystem: %s, architecture: '%s'}}}"
        .formatted(spec, system, architecture);
  }
}
