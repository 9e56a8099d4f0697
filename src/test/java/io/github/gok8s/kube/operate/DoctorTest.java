package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.AUTOSCALERS;
import static io.github.gok8s.kube.LiveObjects.autoscaler;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.operate.Doctor.Finding;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

  private static final String REVIEW =
      "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String METRICS = "GET /apis/metrics.k8s.io/v1beta1";
  private static final String NODES = "GET /api/v1/nodes";
  private static final String DEPLOYMENT = """
      {metadata: {name: web, namespace: shop, uid: d1},
       spec: {template: {spec: {containers: [{name: web, resources: {requests: {cpu: 100m}}}, {name: proxy%s}]}}}}""";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.answers(REVIEW, "status: {allowed: true}");
    cluster.answers(METRICS, "kind: APIResourceList");
    cluster.answers(
        NODES, list(node("linux", "arm64"), node("linux", "amd64"), node("linux", "amd64")));
  }

  @Test
  void aClusterThatHasAllIsWell() throws Exception {
    assertThat(findings())
        .containsExactly(
            new Finding(true, "rights        enough to deploy to the namespace shop"),
            new Finding(true, "nodes         3, of linux/amd64, linux/arm64"),
            new Finding(true, "metrics API   there: autoscalers see CPU and memory"));
    assertThat(cluster.api().writes()).isZero();
  }

  @Test
  void missingRightsAreNamedWithTheRoleThatGivesThem() throws Exception {
    cluster.answers(REVIEW, "status: {allowed: false, reason: no RBAC policy matched}");

    Finding rights = findings().get(0);

    assertThat(rights.isWell()).isFalse();
    assertThat(rights.text())
        .startsWith(
            "rights        not enough for deployments, services, serviceaccounts, configmaps,"
                + " horizontalpodautoscalers, poddisruptionbudgets in the namespace shop."
                + " Let an administrator bind this role:\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n")
        .contains("- apiGroups: [\"policy\"]\n  resources: [poddisruptionbudgets]\n");
  }

  @Test
  void itIsAskedForTheRightToApplyEachKind() throws Exception {
    findings();

    assertThat(cluster.requests("POST")).hasSize(6);
    assertThat(cluster.allSent(REVIEW)).contains(YamlFile.object("""
        apiVersion: authorization.k8s.io/v1
        kind: SelfSubjectAccessReview
        spec: {resourceAttributes: {namespace: shop, verb: patch, group: apps, resource: deployments}}
        """));
  }

  @Test
  void aClusterWithoutNodesRunsNothing() throws Exception {
    cluster.answers(NODES, list());

    assertThat(findings())
        .contains(new Finding(false, "nodes         there are none: no pod can run"));
  }

  @Test
  void nodesThatMayNotBeReadAreNoComplaint() throws Exception {
    cluster.answers(NODES, TestCluster.forbidden("nodes"));

    assertThat(findings())
        .contains(new Finding(true, "nodes         may not be read; what they need is not known"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      minikube       | Add it: minikube addons enable metrics-server.
      kind-dev       | Add metrics-server, with --kubelet-insecure-tls among its arguments.
      docker-desktop | Add metrics-server, with --kubelet-insecure-tls among its arguments.
      k3d-dev        | k3d brings it, and it answers a minute after the start.
      dev            | Add metrics-server: https://github.com/kubernetes-sigs/metrics-server.
      """)
  void howMetricsAreAddedIsTheProductsMatter(String product, String cure) throws Exception {
    try (TestCluster other = new TestCluster(product)) {
      assertThat(new Doctor(other.api(), new Release("shop", "web")).findings())
          .contains(new Finding(false, "metrics API   not there: autoscalers see no CPU. " + cure));
    }
  }

  @Test
  void anAutoscalerIsToldWithItsRange() throws Exception {
    cluster.answers(
        "GET " + APPS + "deployments",
        list(DEPLOYMENT.formatted(", resources: {requests: {cpu: 1}}")));
    cluster.answers(
        "GET " + AUTOSCALERS,
        list(autoscaler("other", "api", 1, 2), autoscaler("web", "web", 2, 6)));

    assertThat(findings().subList(3, 4))
        .containsExactly(
            new Finding(true, "autoscaler    web keeps Deployment web between 2 and 6"));
  }

  @Test
  void twoAutoscalersOfOneWorkloadFight() throws Exception {
    cluster.answers(
        "GET " + APPS + "deployments",
        list(DEPLOYMENT.formatted(", resources: {requests: {cpu: 1}}")));
    cluster.answers(
        "GET " + AUTOSCALERS,
        list(autoscaler("theirs", "web", 1, 2), autoscaler("web", "web", 2, 6)));

    assertThat(findings())
        .contains(new Finding(
            false, "autoscaler    2 scale Deployment web: theirs, web. Delete all but one."));
  }

  @Test
  void aContainerWithoutARequestForCpuBlindsTheAutoscaler() throws Exception {
    cluster.answers("GET " + APPS + "deployments", list(DEPLOYMENT.formatted("")));
    cluster.answers("GET " + AUTOSCALERS, list(autoscaler("web", "web", 2, 6)));
    cluster.answers(METRICS, TestCluster.missing());

    assertThat(findings().stream().filter(finding -> !finding.isWell()).map(Finding::text))
        .containsExactly(
            "metrics API   not there: autoscalers see no CPU. Add metrics-server: https://github.com/kubernetes-sigs/metrics-server.",
            "autoscaler    The container proxy requests no CPU, of which a target in percent is a part:"
                + " set <workload><resources><requests><cpu> (-Dk8s.resources.requests).");
  }

  /** A pod's request is its limit where only that is given: the server fills it in. */
  @Test
  void aLimitOfCpuIsARequestToo() throws Exception {
    JsonObject workload = YamlFile.object(DEPLOYMENT.formatted(", resources: {limits: {cpu: 1}}"));

    assertThat(new AutoscalerDoctor(cluster.api()).complaints(workload)).isEmpty();
  }

  @Test
  void kedaIsFoundByWhatItScales() throws Exception {
    cluster.answers("GET " + APPS + "deployments", list(DEPLOYMENT.formatted("")));
    cluster.answers(
        "GET /apis/keda.sh/v1alpha1/namespaces/shop/scaledobjects",
        list(
            "{metadata: {name: api-queue}, spec: {scaleTargetRef: {name: api}}}",
            "{metadata: {name: web-queue}, spec: {scaleTargetRef: {name: web}}}"));

    assertThat(findings())
        .last()
        .isEqualTo(
            new Finding(
                true,
                "autoscaler    KEDA's ScaledObject web-queue scales Deployment web; leave <autoscale> out"));
  }

  private List<Finding> findings() throws Exception {
    return new Doctor(cluster.api(), new Release("shop", "web")).findings();
  }

  private static String node(String system, String architecture) {
    return "{status: {nodeInfo: {operatingSystem: " + system + ", architecture: " + architecture
        + "}}}";
  }
}
