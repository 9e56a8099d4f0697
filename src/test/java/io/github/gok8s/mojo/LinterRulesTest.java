package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pod Security restricted, kube-score, kube-linter and polaris look for, in the golden files that are generated as a whole. */
class LinterRulesTest {

  private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing-configured",
        "one-port",
        "load-balancer-and-four-replicas",
        "autoscale",
        "everything",
        "pod",
        "job",
        "cron-job",
        "stateful-set",
        "grpc-and-udp",
        "no-service",
        "older-go",
        "own-runtime-settings"
      })
  void hold(String name) throws Exception {
    List<JsonObject> objects = YamlFile.read(
            Path.of("src/test/resources/manifests", name + ".yaml"), name, ScalarFilter.NONE)
        .stream()
        .map(YamlDocument::tree)
        .toList();

    for (JsonObject object : objects) {
      assertThat(object.get("apiVersion").getAsString()).doesNotContain("beta");
      podSpec(object).ifPresent(LinterRulesTest::assertPod);
      if (kind(object).equals("CronJob")) {
        // kube-score cronjob-has-deadline
        assertThat(object.getAsJsonObject("spec").get("startingDeadlineSeconds").getAsLong())
            .isPositive();
      }
      if (SCALED.contains(kind(object))) {
        assertScaled(object, objects);
      }
      if (kind(object).equals("Service")) {
        assertService(object, objects);
      }
    }
  }

  private static void assertPod(JsonObject spec) {
    // Pod Security restricted; kube-score container-security-context-*; polaris linuxHardening
    JsonObject security = spec.getAsJsonObject("securityContext");
    assertThat(security.get("runAsNonRoot").getAsBoolean()).isTrue();
    assertThat(security.get("runAsUser").getAsLong()).isGreaterThanOrEqualTo(10_000);
    assertThat(security.get("runAsGroup").getAsLong()).isGreaterThanOrEqualTo(10_000);
    assertThat(security.getAsJsonObject("seccompProfile").get("type").getAsString())
        .isEqualTo("RuntimeDefault");
    // polaris automountServiceAccountToken, hostNetwork, hostPID, hostIPC
    assertThat(spec.get("automountServiceAccountToken").getAsBoolean()).isFalse();
    assertThat(spec.keySet()).doesNotContain("hostNetwork", "hostPID", "hostIPC");
    for (JsonElement item : spec.getAsJsonArray("containers")) {
      assertContainer(item.getAsJsonObject());
    }
    for (JsonElement item : spec.getAsJsonArray("volumes")) {
      assertThat(item.getAsJsonObject().keySet()).doesNotContain("hostPath");
    }
  }

  private static void assertContainer(JsonObject container) {
    JsonObject security = container.getAsJsonObject("securityContext");
    assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
    assertThat(security.get("privileged").getAsBoolean()).isFalse();
    assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
    assertThat(security.getAsJsonObject("capabilities").get("drop")).hasToString("[\"ALL\"]");
    // kube-score container-resources, container-ephemeral-storage-request-and-limit; kube-linter
    // unset-*-requirements
    for (String group : List.of("requests", "limits")) {
      assertThat(container.getAsJsonObject("resources").getAsJsonObject(group).keySet())
          .contains("cpu", "memory", "ephemeral-storage");
    }
    // kube-linter latest-tag, polaris tagNotSpecified
    assertThat(container.get("image").getAsString()).contains("@sha256:");
    // kube-score pod-probes: both alike is critical
    if (container.has("livenessProbe") && container.has("readinessProbe")) {
      assertThat(handler(container, "livenessProbe"))
          .isNotEqualTo(handler(container, "readinessProbe"));
    }
    // kube-linter env-var-secret
    if (container.has("env")) {
      container
          .getAsJsonArray("env")
          .forEach(variable -> assertThat(variable.getAsJsonObject().get("name").getAsString())
              .doesNotContainIgnoringCase("secret"));
    }
  }

  private static void assertScaled(JsonObject object, List<JsonObject> objects) {
    JsonObject spec = object.getAsJsonObject("spec");
    JsonObject pod = podSpec(object).orElseThrow();
    // kube-score label-values, deployment-pod-selector-labels-match; kube-linter
    // mismatching-selector
    JsonObject selector = spec.getAsJsonObject("selector").getAsJsonObject("matchLabels");
    JsonObject labels =
        spec.getAsJsonObject("template").getAsJsonObject("metadata").getAsJsonObject("labels");
    assertThat(labels.entrySet()).containsAll(selector.entrySet());
    assertThat(selector.keySet()).doesNotContain("app.kubernetes.io/version");
    assertThat(labels.keySet()).doesNotContain("app.kubernetes.io/version");
    // kube-linter no-anti-affinity, kube-score *-has-host-podantiaffinity, polaris
    // topologySpreadConstraint
    assertThat(pod.getAsJsonObject("affinity").has("podAntiAffinity")).isTrue();
    assertThat(pod.getAsJsonArray("topologySpreadConstraints")).hasSize(2);
    // kube-score deployment-has-poddisruptionbudget; kube-linter pdb-unhealthy-pod-eviction-policy
    boolean isSeveral = spec.has("replicas") && spec.get("replicas").getAsInt() > 1;
    Optional<JsonObject> budget = find("PodDisruptionBudget", objects);
    budget.ifPresent(found -> {
      assertThat(found.getAsJsonObject("spec").get("unhealthyPodEvictionPolicy").getAsString())
          .isEqualTo("AlwaysAllow");
      assertThat(found.getAsJsonObject("spec").getAsJsonObject("selector").get("matchLabels"))
          .isEqualTo(selector);
    });
    // kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured
    Optional<JsonObject> autoscaler = find("HorizontalPodAutoscaler", objects);
    if (autoscaler.isPresent()) {
      assertThat(isSeveral).isFalse();
      assertThat(spec.has("replicas")).isFalse();
    }
  }

  private static void assertService(JsonObject service, List<JsonObject> objects) {
    JsonObject spec = service.getAsJsonObject("spec");
    JsonObject workload = objects.stream()
        .filter(object -> podSpec(object).isPresent())
        .findFirst()
        .orElseThrow();
    JsonObject labels = kind(workload).equals("Pod")
        ? workload.getAsJsonObject("metadata").getAsJsonObject("labels")
        : workload
            .getAsJsonObject("spec")
            .getAsJsonObject("template")
            .getAsJsonObject("metadata")
            .getAsJsonObject("labels");
    // kube-linter dangling-service, kube-score service-targets-pod
    assertThat(labels.entrySet()).containsAll(spec.getAsJsonObject("selector").entrySet());
    List<String> names = new ArrayList<>();
    JsonArray ports = podSpec(workload)
        .orElseThrow()
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("ports");
    ports.forEach(port -> names.add(port.getAsJsonObject().get("name").getAsString()));
    // kube-linter invalid-target-ports
    spec.getAsJsonArray("ports").forEach(port -> {
      String targetPort = port.getAsJsonObject().get("targetPort").getAsString();
      assertThat(names).contains(targetPort);
      assertThat(targetPort).hasSizeLessThanOrEqualTo(15);
    });
  }

  private static JsonObject handler(JsonObject container, String probe) {
    JsonObject handler = container.getAsJsonObject(probe).deepCopy();
    List.of("periodSeconds", "timeoutSeconds", "failureThreshold").forEach(handler::remove);
    return handler;
  }

  private static Optional<JsonObject> find(String kind, List<JsonObject> objects) {
    return objects.stream().filter(object -> kind(object).equals(kind)).findFirst();
  }

  private static String kind(JsonObject object) {
    return object.get("kind").getAsString();
  }

  private static Optional<JsonObject> podSpec(JsonObject object) {
    JsonObject spec = object.getAsJsonObject("spec");
    return switch (kind(object)) {
      case "Pod" -> Optional.of(spec);
      case "Deployment", "StatefulSet", "Job" ->
        Optional.of(spec.getAsJsonObject("template").getAsJsonObject("spec"));
      case "CronJob" ->
        Optional.of(spec.getAsJsonObject("jobTemplate")
            .getAsJsonObject("spec")
            .getAsJsonObject("template")
            .getAsJsonObject("spec"));
      default -> Optional.empty();
    };
  }
}
