package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ClusterAccess;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.DeployRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applies to a real API server with its controllers; there is no node, so nothing ever runs. */
@Tag("cluster")
class DeployOnRealServerTest {

  /** The kinds that are looked for beside those of the set, in case that {@code <kind>} has changed. */
  private static final int OTHER_WORKLOADS = 5;

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(1);

  private final NarratorLog log = new NarratorLog();
  private String name = "";
  private ApiClient api;

  @BeforeEach
  void connect(TestInfo test) throws Exception {
    name = "web-" + Integer.toHexString(test.getDisplayName().hashCode());
    api = client(CLUSTER.kubeconfig());
  }

  @AfterEach
  void close() {
    api.close();
  }

  static ApiClient client(Path kubeconfig) throws Exception {
    ClusterAccess access = ClusterAccess.find(
        Optional.empty(),
        new ClusterAccess.Surroundings(
            Map.of("KUBECONFIG", kubeconfig.toString()), kubeconfig, kubeconfig));
    return new ApiClient(access, "go-k8s-maven-plugin/test", Pauses.real());
  }

  @Test
  void aSetIsCreatedAndTheSecondTimeNothingIsWritten() throws Exception {
    DeployRecord first = deploy(manifests("1", 2));

    assertThat(first.objects())
        .extracting(DeployRecord.DeployedObject::action)
        .containsOnly("created");
    assertThat(log.lines()).contains("plan    3 create");
    assertThat(replicas()).isEqualTo("2");

    int requests = api.requests();
    int writes = api.writes();
    DeployRecord second = deploy(manifests("1", 2));

    assertThat(second.objects())
        .extracting(DeployRecord.DeployedObject::action)
        .containsOnly("unchanged");
    assertThat(log.lines()).contains("plan    3 unchanged");
    assertThat(api.writes() - writes).isZero();
    assertThat(api.requests() - requests).isLessThanOrEqualTo(3 * 3 + OTHER_WORKLOADS);
  }

  @Test
  void aChangeSaysWhatChanges() throws Exception {
    deploy(manifests("1", 1));

    DeployRecord record = deploy(manifests("2", 3));

    assertThat(record.objects())
        .extracting(object -> object.kind() + " " + object.action())
        .containsExactly("ConfigMap unchanged", "Service unchanged", "Deployment changed");
    assertThat(log.lines())
        .contains("plan    1 change (image registry.example.com/web:1→registry.example.com/web:2,"
            + " version 1→2, replicas 3), 2 unchanged");
  }

  @Test
  void aRefusedSetLeavesTheClusterAsItWas() throws Exception {
    String broken = manifests("1", 1)
        .replace("data: {greeting: hello}", "dada: {}")
        .replace("port: 80,", "port: 800000,");

    assertThatThrownBy(() -> deploy(broken))
        .isInstanceOf(KubeException.class)
        .hasMessageStartingWith(
            "Nothing was written to the namespace " + CLUSTER.namespace() + " of ")
        .hasMessageContaining("2 objects are refused:\n")
        .hasMessageContaining("ConfigMap " + name
            + " has a field that this server does not know: failed to create typed patch object")
        .hasMessageContaining(
            "Service " + name + ": Service \"" + name + "\" is invalid: spec.ports[0].port");

    assertThat(CLUSTER.kubectl(
            "get",
            "deployment,service,configmap",
            "-l",
            "app.kubernetes.io/instance=" + name,
            "-o",
            "name"))
        .isEmpty();
    assertThat(api.writes()).isZero();
  }

  @Test
  void whatHumansScaledIsKeptAndNamed() throws Exception {
    deploy(manifests("1", 2));
    CLUSTER.kubectl("scale", "deployment/" + name, "--replicas=5");

    deploy(manifests("2", 2));

    assertThat(replicas()).isEqualTo("5");
    assertThat(log.lines())
        .contains("replicas: 5 kept, as kubectl has set them; configured are 2"
            + " (-Dk8s.resetReplicas sets them)");

    deploy(manifests("2", 2), noWait(), options(true, false, true));
    assertThat(replicas()).isEqualTo("2");
  }

  @Test
  void withAnAutoscalerTheReplicasAreItsOwn() throws Exception {
    deploy(manifests("1", 2));
    CLUSTER.apply("""
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: NAME}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: NAME}, minReplicas: 3, maxReplicas: 6}
        """.replace("NAME", name));
    CLUSTER.until("^[3-6]$", "get", "deployment", name, "-o", "jsonpath={.spec.replicas}");

    assertThatThrownBy(() -> deploy(manifests("2", 2)))
        .hasMessage("<workload><replicas> (-Dk8s.replicas) is 2, but the autoscaler " + name
            + " keeps Deployment " + name
            + " between 3 and 6. Leave <replicas> out, or change <autoscale>; one that is no more wanted goes by kubectl delete hpa "
            + name + " -n " + CLUSTER.namespace() + ".");

    deploy(manifests("2", 2).replace("  replicas: 2\n", ""));
    assertThat(replicas()).isEqualTo("3");
  }

  @Test
  void aHumansFieldIsOverwrittenAndNamedOrRefused() throws Exception {
    deploy(manifests("1", 1));
    CLUSTER.kubectl("set", "image", "deployment/" + name, "web=registry.example.com/web:hotfix");

    assertThatThrownBy(() -> deploy(manifests("2", 1), noWait(), options(false, false, false)))
        .hasMessageContaining("Deployment " + name
            + " has fields that somebody else has set:\n"
            + "  .spec.template.spec.containers[name=\"web\"].image (kubectl-set, ")
        .hasMessageEndingWith("Leave them out here, or overwrite them by -Dk8s.conflicts=force.");

    deploy(manifests("2", 1));
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith(
            "overwrites .spec.template.spec.containers[name=\"web\"].image of Deployment " + name
                + ", set by kubectl-set, "));
    assertThat(CLUSTER.kubectl(
            "get", "deployment", name, "-o", "jsonpath={.spec.template.spec.containers[0].image}"))
        .isEqualTo("registry.example.com/web:2");
  }

  @Test
  void anotherToolsFieldIsNotFoughtFor() throws Exception {
    deploy(manifests("1", 1));
    CLUSTER.kubectl(
        "label",
        "deployment",
        name,
        "app.kubernetes.io/version=9",
        "--field-manager=helm",
        "--overwrite");

    assertThatThrownBy(() -> deploy(manifests("2", 1)))
        .hasMessageContaining(".metadata.labels.app.kubernetes.io/version (helm, ")
        .hasMessageEndingWith("That tool would undo what is applied here. Leave them out here,"
            + " or take them over by -Dk8s.takeOver.");

    deploy(manifests("2", 1), noWait(), options(true, true, false));
    assertThat(CLUSTER.kubectl(
            "get",
            "deployment",
            name,
            "-o",
            "jsonpath={.metadata.labels.app\\.kubernetes\\.io/version}"))
        .isEqualTo("2");
  }

  @Test
  void anObjectOfAnotherToolIsNotTouched() throws Exception {
    CLUSTER.apply("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, labels: {app.kubernetes.io/managed-by: Helm}}
        """.formatted(name));

    assertThatThrownBy(() -> deploy(manifests("1", 1)))
        .hasMessageEndingWith("ConfigMap " + name
            + " is looked after by Helm, which would undo what is applied here."
            + " Give it another name, or take it over by -Dk8s.takeOver.");
  }

  @Test
  void anImmutableSelectorIsExplained() throws Exception {
    deploy(manifests("1", 1));
    String other = manifests("1", 1)
        .replace("matchLabels: {app: " + name + "}", "matchLabels: {app: other}")
        .replace("labels: {app: " + name + "}", "labels: {app: other}");

    assertThatThrownBy(() -> deploy(other))
        .hasMessageEndingWith("Deployment " + name
            + " can't be changed in place: its selector is app=" + name
            + " and would be app=other. mvn k8s:undeploy takes it away, and the next deploy makes"
            + " it anew; it is down in between.");
  }

  @Test
  void whatIsNoMoreInTheSetIsNamedAndStays() throws Exception {
    deploy(manifests("1", 1));
    String less = manifests("1", 1).substring(manifests("1", 1).indexOf("---") + 4);

    DeployRecord record = deploy(less);

    assertThat(log.lines())
        .contains("plan    2 unchanged, 1 orphan")
        .contains("left from an earlier deploy: ConfigMap " + name + " (-Dk8s.prune deletes it)");
    assertThat(record.objects())
        .contains(new DeployRecord.DeployedObject("ConfigMap", name, "kept"));

    deploy(
        less,
        new DeployRequest.Waiting(false, Duration.ofSeconds(5), false, true),
        options(true, false, false));
    assertThat(CLUSTER.kubectl("get", "configmap", "-o", "name")).doesNotContain(name);
  }

  @Test
  void aMissingNamespaceIsSaidOrMade() throws Exception {
    String namespace = CLUSTER.namespace() + "-new";
    ApplyOptions without = new ApplyOptions(namespace, name, false, true, false, false);
    assertThatThrownBy(() -> deploy(manifests("1", 1), noWait(), without))
        .hasMessageStartingWith(
            "There is no namespace " + namespace + " on the cluster of the context ");

    ApplyOptions with = new ApplyOptions(namespace, name, true, true, false, false);
    String broken = manifests("1", 1).replace("data: {greeting", "dada: {greeting");
    assertThatThrownBy(() -> deploy(broken, noWait(), with))
        .hasMessageContaining("field not declared in schema");
    assertThat(log.lines()).containsOnlyOnce("created namespace " + namespace);

    deploy(manifests("1", 1), noWait(), with);
    assertThat(log.lines()).containsOnlyOnce("created namespace " + namespace);
    CLUSTER.kubectl("delete", "namespace", namespace, "--wait=false");
  }

  @Test
  void tooFewRightsAreToldWithTheRoleThatIsEnough() throws Exception {
    CLUSTER.kubectl("create", "serviceaccount", name);
    String token = CLUSTER.kubectl("create", "token", name).strip();
    try (ApiClient small =
        new ApiClient(ScopedAccess.withToken(CLUSTER.kubeconfig(), token), "test", Pauses.real())) {
      Deploy deploy = new Deploy(small, Pauses.real(), log.narrator());
      assertThatThrownBy(() -> deploy.run(
              request(manifests("1", 1), noWait(), options(true, false, false)), small.connect()))
          .hasMessageContaining("has not the rights that it needs in the namespace "
              + CLUSTER.namespace() + "; nothing was written.\n")
          .hasMessageContaining(
              "cannot patch resource \"deployments\" in API group \"apps\" in the namespace")
          .hasMessageContaining("""
              rules:
              - apiGroups: [""]
                resources: [configmaps, services]
                verbs: [get, list, create, patch, delete]
              - apiGroups: ["apps"]
                resources: [deployments]
                verbs: [get, list, create, patch, delete]
              """);
    }
  }

  @Test
  void twoDeploysAtOnceLeaveOneOfThemWhole() throws Exception {
    deploy(manifests("0", 1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ApiClient other = client(CLUSTER.kubeconfig())) {
      for (int round = 1; round <= 5; round++) {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<DeployRecord>> both = new ArrayList<>();
        for (ApiClient client : List.of(api, other)) {
          String version = round + (client == other ? "-other" : "-one");
          String set =
              manifests(version, 1).replace("greeting: hello", "greeting: '" + version + "'");
          both.add(threads.submit(() -> {
            start.await();
            return new Deploy(client, Pauses.real(), log.narrator())
                .run(request(set, noWait(), options(true, false, false)), client.connect());
          }));
        }
        for (Future<DeployRecord> one : both) {
          assertThat(one.get(1, TimeUnit.MINUTES).failure()).isEmpty();
        }
        assertThat(CLUSTER.kubectl(
                "get",
                "deployment",
                name,
                "-o",
                "jsonpath={.spec.template.spec.containers[*].image}"))
            .matches("registry.example.com/web:" + round + "-(one|other)");
        assertThat(CLUSTER.kubectl("get", "configmap", name, "-o", "jsonpath={.data.greeting}"))
            .matches(round + "-(one|other)");
      }
    } finally {
      threads.shutdownNow();
    }
    DeployRecord last = deploy(manifests("6", 1));
    assertThat(last.objects())
        .extracting(DeployRecord.DeployedObject::action)
        .doesNotContain("created");
  }

  @Test
  void aConfigMapOfMoreThanAMebibyteIsRefusedBeforeAnythingIsWritten() throws Exception {
    String large =
        manifests("1", 1).replace("greeting: hello", "greeting: " + "x".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> deploy(large))
        .hasMessageStartingWith("Nothing was written to the namespace " + CLUSTER.namespace())
        .hasMessageContaining("ConfigMap " + name + ": ")
        .hasMessageContaining("may not be more than 1048576 bytes")
        .hasMessageNotContaining("xxxxxxxxxxxx");
    assertThat(CLUSTER.kubectl("get", "deployment", name, "--ignore-not-found", "-o", "name"))
        .isEmpty();
  }

  @Test
  void whatTheServerWarnsOfIsSaidOnce() throws Exception {
    CLUSTER.kubectl(
        "label",
        "namespace",
        CLUSTER.namespace(),
        "pod-security.kubernetes.io/warn=restricted",
        "--overwrite");

    deploy(manifests("1", 1));

    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("the API server warns: would violate PodSecurity"))
        .hasSize(1);
  }

  private String replicas() throws Exception {
    return CLUSTER.kubectl("get", "deployment", name, "-o", "jsonpath={.spec.replicas}");
  }

  private DeployRecord deploy(String yaml) throws Exception {
    return deploy(yaml, noWait(), options(true, false, false));
  }

  private DeployRecord deploy(String yaml, DeployRequest.Waiting waiting, ApplyOptions options)
      throws Exception {
    return new Deploy(api, Pauses.real(), log.narrator())
        .run(request(yaml, waiting, options), api.connect());
  }

  static DeployRequest.Waiting noWait() {
    return new DeployRequest.Waiting(false, Duration.ofSeconds(5), false, false);
  }

  private ApplyOptions options(boolean overwrite, boolean takeOver, boolean resetReplicas) {
    return new ApplyOptions(CLUSTER.namespace(), name, false, overwrite, takeOver, resetReplicas);
  }

  static DeployRequest request(String yaml, DeployRequest.Waiting waiting, ApplyOptions options)
      throws Exception {
    List<KubeObject> objects = YamlFile.parse(yaml, "test", ScalarFilter.NONE).stream()
        .map(document -> new KubeObject(document.tree()))
        .toList();
    return new DeployRequest(objects, options, waiting, Optional.empty());
  }

  private String manifests(String version, int replicas) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: NAME
          labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin, app.kubernetes.io/instance: NAME}
        data: {greeting: hello}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: NAME
          labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin, app.kubernetes.io/instance: NAME}
        spec:
          selector: {app: NAME}
          ports: [{name: http, port: 80, targetPort: http}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: NAME
          annotations: {gok8s.github.io/contains-group-kinds: 'ConfigMap,Deployment.apps,Service'}
          labels:
            app.kubernetes.io/managed-by: go-k8s-maven-plugin
            app.kubernetes.io/instance: NAME
            app.kubernetes.io/version: 'VERSION'
        spec:
          replicas: NUMBER
          selector: {matchLabels: {app: NAME}}
          template:
            metadata: {labels: {app: NAME}}
            spec:
              containers:
              - name: web
                image: registry.example.com/web:VERSION
                ports: [{name: http, containerPort: 8080}]
        """.replace("NAME", name)
        .replace("VERSION", version)
        .replace("NUMBER", String.valueOf(replicas));
  }
}
