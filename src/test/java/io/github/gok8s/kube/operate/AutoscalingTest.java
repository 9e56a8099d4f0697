package io.github.gok8s.kube.operate;

import static io.github.gok8s.kube.LiveObjects.APPS;
import static io.github.gok8s.kube.LiveObjects.AUTOSCALERS;
import static io.github.gok8s.kube.LiveObjects.autoscaler;
import static io.github.gok8s.kube.connection.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoscalingTest {

  private static final String PATCH =
      "PATCH " + AUTOSCALERS + "/web?fieldManager=go-k8s-maven-plugin&force=true";

  @AutoClose
  private final TestCluster cluster = new TestCluster();

  @BeforeEach
  void start() throws Exception {
    cluster.answers(
        "GET " + APPS + "deployments",
        list(
            "{metadata: {name: web, uid: d1}, spec: {template: {spec: {containers: [{name: web, resources: {requests: {cpu: 1}}}]}}}}"));
    cluster.answers("GET /apis/metrics.k8s.io/v1beta1", "kind: APIResourceList");
    cluster.takes("PATCH " + AUTOSCALERS + "/web");
  }

  @Test
  void aNewOneIsMarkedAsTheGoalsSoThatNoDeployTakesItForAnOrphan() throws Exception {
    assertThat(set()).isEmpty();

    assertThat(cluster.sent(PATCH)).isEqualTo(YamlFile.object("""
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: web
          labels:
            app.kubernetes.io/name: web
            app.kubernetes.io/instance: web
            app.kubernetes.io/managed-by: go-k8s-maven-plugin
          annotations: {gok8s.github.io/made-by: autoscale}
        spec:
          minReplicas: 2
          maxReplicas: 6
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        """));
  }

  @Test
  void oneThatDeployHasMadeStaysDeploys() throws Exception {
    cluster.answers(
        "GET " + AUTOSCALERS + "/web",
        "metadata: {name: web, labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin}}");
    set();

    assertThat(metadata().getAsJsonObject().has("annotations")).isFalse();
  }

  @Test
  void oneThatTheGoalHasMadeStaysTheGoals() throws Exception {
    cluster.answers(
        "GET " + AUTOSCALERS + "/web",
        "metadata: {name: web, labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin}, annotations: {gok8s.github.io/made-by: autoscale}}");
    set();

    assertThat(metadata().toString()).contains("made-by");
  }

  /** What kubectl autoscale makes has the name of what it scales, and was in no set that was deployed. */
  @Test
  void oneOfKubectlBecomesTheGoals() throws Exception {
    cluster.answers("GET " + AUTOSCALERS, list(autoscaler("web", "web", 1, 3)));
    cluster.answers("GET " + AUTOSCALERS + "/web", autoscaler("web", "web", 1, 3));
    set();

    assertThat(metadata().toString()).contains("made-by");
  }

  @Test
  void aSecondOneWouldFightTheFirst() throws Exception {
    cluster.answers(
        "GET " + AUTOSCALERS,
        list(autoscaler("api", "api", 1, 3), autoscaler("theirs", "web", 1, 3)));

    assertThatThrownBy(this::set)
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "The autoscaler theirs scales Deployment web already, and two of them would fight."
                + " Delete it first: kubectl delete hpa theirs -n shop.");
    assertThat(cluster.requests("PATCH")).isEmpty();
  }

  @Test
  void whatWasNotDeployedIsNotScaled() throws Exception {
    cluster.answers("GET " + APPS + "deployments", list());

    assertThatThrownBy(this::set)
        .hasMessage(
            "Nothing named web was deployed to the namespace shop of the context \"dev\"."
                + " mvn k8s:deploy deploys it; -Dk8s.namespace and -Dk8s.context say where else to look.");
  }

  @Test
  void aRefusalIsTold() throws Exception {
    cluster.answers(
        "PATCH " + AUTOSCALERS + "/web",
        TestCluster.refusal(
            422,
            "Invalid",
            "spec.maxReplicas: Invalid value: 1: must be greater than or equal to minReplicas"));

    assertThatThrownBy(this::set)
        .hasMessage(
            "The autoscaler web can't be set: spec.maxReplicas: Invalid value: 1: must be greater than or equal to minReplicas.");
  }

  @Test
  void whatKeepsItFromWorkingIsSaid() throws Exception {
    cluster.answers("GET /apis/metrics.k8s.io/v1beta1", TestCluster.missing());

    assertThat(set())
        .containsExactly(
            "The cluster has no metrics API (metrics.k8s.io), so an autoscaler sees no CPU."
                + " Add metrics-server: https://github.com/kubernetes-sigs/metrics-server.");
  }

  private JsonElement metadata() {
    return cluster.sent(PATCH).getAsJsonObject().get("metadata");
  }

  private List<String> set() throws Exception {
    return new Autoscaling(cluster.api(), new Release("shop", "web"))
        .set(YamlFile.object("{minReplicas: 2, maxReplicas: 6}"));
  }
}
