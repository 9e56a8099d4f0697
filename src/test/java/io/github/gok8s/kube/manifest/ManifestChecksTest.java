package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestChecksTest {

  private static final String LABEL_RULE =
      " can't be. A value has at most 63 letters, digits, \"-\", \"_\" and \".\", and begins and ends with a letter or digit.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: Role, metadata: {name: 'system:Reader'}}",
        "{kind: ClusterRoleBinding, metadata: {name: 'Team A'}}",
        "{kind: ConfigMap, metadata: {name: kube-root-ca.crt}}",
        "{kind: Service, metadata: {name: web-1, namespace: shop, labels: {app: ''}}}",
        "{kind: ConfigMap, metadata: {name: a, labels: {example.com/team: 'A_b.c-d'}}}",
        "{kind: Secret, metadata: {name: a}, data: {}}",
        "{kind: CronJob, metadata: {name: a}, spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b}]}}}}}}"
      })
  void takeWhatAServerTakes(String object) {
    assertThatCode(() -> check(object)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {kind: Service, metadata: {name: a.b}}      | Service a.b: a Service can't have this name. It has only a-z, 0-9 and "-", begins and ends with a letter or digit, and has at most 63 characters.
      {kind: ConfigMap, metadata: {name: A}}      | ConfigMap A: a ConfigMap can't have this name. It has only a-z, 0-9 and "-" and ".", begins and ends with a letter or digit, and has at most 253 characters.
      {kind: Pod, metadata: {name: a, namespace: S.x}} | Pod a: no namespace can be called "S.x". It has only a-z, 0-9 and "-", begins and ends with a letter or digit, and has at most 63 characters.
      """)
  void refuseNamesThatAServerRefuses(String object, String message) {
    assertRefused(object, message);
  }

  @Test
  void refuseLabelsWhereverTheyStand() {
    assertRefused(
        "{kind: Deployment, metadata: {name: a}, spec: {template: {metadata: {labels: {v: 'a b'}}}}}",
        "Deployment a: the label v: \"a b\"" + LABEL_RULE);
    assertRefused(
        "{kind: StatefulSet, metadata: {name: a}, spec: {volumeClaimTemplates: [{metadata: {labels: {v: -x}}}]}}",
        "StatefulSet a: the label v: \"-x\"" + LABEL_RULE);
    assertRefused(
        "{kind: ConfigMap, metadata: {name: a, labels: {v: {x: z}}}}",
        "ConfigMap a: the label v: {\"x\":\"z\"}" + LABEL_RULE);
    assertRefused(
        "{kind: ConfigMap, metadata: {name: a, labels: {'a/b/c': x}}}",
        "ConfigMap a: the label a/b/c: \"x\"" + LABEL_RULE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {a: eA==}", "stringData: {a: x}"})
  void keepValuesOfSecretsOutOfWhatIsPublished(String values) {
    assertRefused(
        "{kind: Secret, metadata: {name: db}, " + values + "}",
        "Secret db holds values, which would be written to target/k8s/manifests.yaml and published with it."
            + " Create the Secret in the cluster, and name it here only: in <envFrom> (-Dk8s.envFrom), or by secretKeyRef.");
  }

  @Test
  void countTheBytesOfAConfigMapNotItsLetters() throws Exception {
    int half = 1 << 19;
    JsonObject fits = map("ä".repeat(half - 1), "");
    JsonObject isTooLarge = map("ä".repeat(half - 1), "xx");

    assertThatCode(() -> checks().check(fits)).doesNotThrowAnyException();
    assertThatThrownBy(() -> checks().check(isTooLarge))
        .isInstanceOf(KubeException.class)
        .hasMessage("ConfigMap a holds 1048578 bytes, and a server takes 1048576 (1 MiB) at most."
            + " Put what is large into the image (<image><files>), or a volume.");
  }

  @Test
  void missTheImageOfAContainerThatIsNotTheModules() {
    String message =
        " has no image. The container of this module is called shop; each other one needs an image.";
    assertRefused(
        "{kind: Pod, metadata: {name: a}, spec: {initContainers: [{name: init}], containers: [{name: b, image: c}]}}",
        "Pod a: the container init" + message);
    assertRefused(
        "{kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: {containers: [{}]}}}}",
        "DaemonSet a: the container without a name" + message);
  }

  private static JsonObject map(String data, String binary) {
    return JsonLiteral.object(
        "kind",
        "ConfigMap",
        "metadata",
        JsonLiteral.object("name", "a"),
        "data",
        JsonLiteral.object("k", data),
        "binaryData",
        JsonLiteral.object("b", binary));
  }

  private static void assertRefused(String object, String message) {
    assertThatThrownBy(() -> check(object)).isInstanceOf(KubeException.class).hasMessage(message);
  }

  private static void check(String object) throws Exception {
    checks().check(YamlFile.object(object));
  }

  private static ManifestChecks checks() {
    return new ManifestChecks(new Places(List.of()), "shop");
  }
}
