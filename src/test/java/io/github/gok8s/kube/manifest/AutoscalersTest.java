package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoscalersTest {

  private static final String CPU =
      ", metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]";
  private static final String REQUEST = "resources: {requests: {cpu: 1}}";

  @Test
  void replicasOfTheProjectBecomeTheNumberToBeginWith() throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "replicas: 9,", REQUEST);

    settle(objects, OptionalInt.of(3));

    JsonObject deployment = objects.get(0);
    assertThat(deployment.getAsJsonObject("spec").has("replicas")).isFalse();
    assertThat(deployment.getAsJsonObject("metadata").getAsJsonObject("annotations"))
        .isEqualTo(YamlFile.object("gok8s.github.io/initial-replicas: '3'"));
  }

  @Test
  void replicasOfAManifestDoSoToo() throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "replicas: 4,", REQUEST);

    settle(objects, OptionalInt.empty());

    assertThat(objects.get(0).toString())
        .contains("\"gok8s.github.io/initial-replicas\":\"4\"")
        .doesNotContain("\"replicas\"");
  }

  @Test
  void withoutReplicasThereIsNothingToBeginWith() throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "", REQUEST);

    settle(objects, OptionalInt.empty());

    assertThat(objects.get(0).getAsJsonObject("metadata").has("annotations")).isFalse();
  }

  @Test
  void anotherDeploymentKeepsItsReplicas() throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "replicas: 9,", REQUEST);
    objects
        .get(1)
        .getAsJsonObject("spec")
        .getAsJsonObject("scaleTargetRef")
        .addProperty("name", "x");

    settle(objects, OptionalInt.of(3));

    assertThat(objects.get(0).getAsJsonObject("spec").get("replicas").getAsInt())
        .isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void aNumberThatTheAutoscalerWouldChangeAtOnceIsRefused(int replicas) throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "", REQUEST);

    assertThatThrownBy(() -> settle(objects, OptionalInt.of(replicas)))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><replicas> (-Dk8s.replicas) is " + replicas
            + ", but HorizontalPodAutoscaler web keeps 2 to 6: leave <replicas> out,"
            + " or take a number from there for the start.");
  }

  @Test
  void aRangeTheWrongWayRoundIsRefused() throws Exception {
    List<JsonObject> objects = objects(4, 3, "", "", REQUEST);

    assertThatThrownBy(() -> settle(objects, OptionalInt.empty()))
        .hasMessage("HorizontalPodAutoscaler web: maxReplicas is 3, below the minReplicas of 4.");
  }

  @Test
  void theFewestAreOneWhereNothingElseIsSaid() throws Exception {
    List<JsonObject> objects = objects(2, 6, "", "", REQUEST);
    objects.get(1).getAsJsonObject("spec").remove("minReplicas");

    settle(objects, OptionalInt.of(1));

    assertThat(objects.get(0).toString()).contains("\"gok8s.github.io/initial-replicas\":\"1\"");
  }

  @Test
  void aContainerThatRequestsNothingIsNamedWithItsPlace() throws Exception {
    List<YamlDocument> documents = YamlFile.parse("""
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                  - {name: web, resources: {requests: {cpu: 1}}}
                  - name: proxy
            ---
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {kind: Deployment, name: web}
              maxReplicas: 2
              metrics:
              - {type: Resource, resource: {name: cpu, target: {averageUtilization: 50}}}
            """, "src/main/k8s/web.yaml", ScalarFilter.NONE);
    List<JsonObject> objects = documents.stream().map(YamlDocument::tree).toList();

    assertThatThrownBy(
            () -> new Autoscalers(objects, new Places(documents)).settle(OptionalInt.empty()))
        .hasMessage(
            "Deployment web (src/main/k8s/web.yaml, line 8): the container proxy requests no cpu,"
                + " and without that the autoscaler can't tell how much of it is used. Give it resources.requests.cpu;"
                + " for the module's own container that is <workload><resources><requests>.");
  }

  /** The server takes the limit as the request where there is none. */
  @Test
  void aLimitIsARequestToo() throws Exception {
    List<JsonObject> objects = objects(2, 6, CPU, "", "resources: {limits: {cpu: 1}}");

    assertThatCode(() -> settle(objects, OptionalInt.empty())).doesNotThrowAnyException();
  }

  @Test
  void anInitContainerHasEndedAndNeedsNoRequest() throws Exception {
    List<JsonObject> objects = objects(2, 6, CPU, "", REQUEST);
    objects
        .get(0)
        .getAsJsonObject("spec")
        .getAsJsonObject("template")
        .getAsJsonObject("spec")
        .add("initContainers", YamlFile.object("a: [{name: migrate}]").get("a"));

    assertThatCode(() -> settle(objects, OptionalInt.empty())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      , metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]
      , metrics: [{type: Pods, pods: {metric: {name: requests}, target: {type: AverageValue, averageValue: 10}}}]
      , metrics: [{type: Resource, resource: {target: {averageUtilization: 50}}}]
      , metrics: [word]
      , metrics: word
      ''
      """)
  void whatIsNoPartOfARequestNeedsNone(String metrics) throws Exception {
    List<JsonObject> objects = objects(2, 6, metrics, "", "image: x");

    assertThatCode(() -> settle(objects, OptionalInt.empty())).doesNotThrowAnyException();
  }

  private static void settle(List<JsonObject> objects, OptionalInt replicas) throws Exception {
    new Autoscalers(objects, new Places(List.of())).settle(replicas);
  }

  private static List<JsonObject> objects(
      int min, int max, String metrics, String spec, String container) throws Exception {
    return List.of(YamlFile.object("""
            kind: Deployment
            metadata: {name: web}
            spec: {%s template: {spec: {containers: [{name: web, %s}]}}}
            """.formatted(spec, container)), YamlFile.object("""
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: %d, maxReplicas: %d%s}
            """.formatted(
            min, max, metrics)));
  }
}
