package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.CORE;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.connection.TestCluster;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTest {

  private static final String OF_INSTANCE = "?labelSelector=app.kubernetes.io/instance=web";
  private static final String DEPLOYMENTS = """
      kind: Table
      columnDefinitions: [{name: Name, priority: 0}, {name: Ready, priority: 0}, {name: Images, priority: 1}]
      rows: [{cells: [web, 1/1, 'r/web:2']}]
      """;
  private static final String PODS = """
      kind: Table
      columnDefinitions: [{name: Name, priority: 0}, {name: Status, priority: 0}]
      rows: [{cells: [web-1, Running]}]
      """;
  private static final String NO_ROWS =
      "{kind: Table, columnDefinitions: [{name: Name}], rows: []}";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    for (String path : List.of(
        APPS + "deployments",
        APPS + "statefulsets",
        CORE + "pods",
        CORE + "services",
        "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
        "/apis/networking.k8s.io/v1/namespaces/shop/ingresses")) {
      cluster.answers("GET " + path + OF_INSTANCE, NO_ROWS);
    }
  }

  @Test
  void tablesAreThoseOfTheServerWithALineBetween() throws Exception {
    cluster.answers("GET " + APPS + "deployments" + OF_INSTANCE, DEPLOYMENTS);
    cluster.answers("GET " + CORE + "pods" + OF_INSTANCE, PODS);

    assertThat(lines(false))
        .containsExactly("NAME   READY", "web    1/1", "", "NAME    STATUS", "web-1   Running");
    assertThat(lines(true)).startsWith("NAME   READY   IMAGES", "web    1/1     r/web:2");
  }

  @Test
  void whatMayNotBeReadIsSaidInItsPlace() throws Exception {
    cluster.answers("GET " + APPS + "deployments" + OF_INSTANCE, DEPLOYMENTS);
    cluster.answers("GET " + CORE + "pods" + OF_INSTANCE, TestCluster.forbidden("pods"));

    assertThat(lines(false))
        .endsWith(
            "",
            "pods can't be shown: pods is forbidden: User \"dev\" cannot list resource \"pods\""
                + " in API group \"\" in the namespace \"shop\"");
  }

  @Test
  void nothingIsSaidWithWhereItWasLookedFor() throws Exception {
    assertThat(lines(false))
        .containsExactly("Nothing of web is in the namespace shop of the context dev.");
  }

  @Test
  void theUrlComesLast() throws Exception {
    cluster.answers("GET " + CORE + "pods" + OF_INSTANCE, PODS);
    cluster.answers(
        "GET " + CORE + "services?"
            + "labelSelector=app.kubernetes.io/managed-by=go-k8s-maven-plugin,app.kubernetes.io/instance=web",
        list(
            "{metadata: {name: web}, spec: {ports: [{port: 80}]}, status: {loadBalancer: {ingress: [{ip: 203.0.113.7}]}}}"));

    assertThat(lines(false)).endsWith("web-1   Running", "", "URL: http://203.0.113.7/");
  }

  private List<String> lines(boolean isWide) throws Exception {
    return new Status(cluster.api(), new Release("shop", "web")).lines(isWide);
  }
}
