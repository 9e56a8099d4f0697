package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.Ownership;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestAssemblyTest {

  private static final String AUTOSCALER = """
      kind: HorizontalPodAutoscaler
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
        minReplicas: 2
        maxReplicas: 6
        metrics:
        - type: Resource
          resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}
      """;

  @TempDir
  private Path folder;

  private final Workloads given = new Workloads();
  private List<String> notes = List.of();

  @Test
  void givesTheSameTextEachTime() throws Exception {
    assertThat(assemble(AUTOSCALER).yaml()).isEqualTo(assemble(AUTOSCALER).yaml());
  }

  @Test
  void rememberGroupsAndKindsWhereTheWorkloadIs() throws Exception {
    ManifestSet set =
        assemble("{apiVersion: example.com/v1, kind: Parrot, metadata: {name: polly}}");

    KubeObject anchor = set.anchor().orElseThrow();
    assertThat(anchor.kind()).isEqualTo("Deployment");
    assertThat(Ownership.annotation(anchor, Ownership.GROUP_KINDS))
        .contains("Deployment.apps,Parrot.example.com,ServiceAccount");
  }

  @ParameterizedTest
  @CsvSource({"1Gi, 921MiB", "64Mi, 57MiB"})
  void theGarbageCollectorFollowsALimitOfTheUsersOwn(String limit, String expected)
      throws Exception {
    assertThat(environment(assemble(limitOfMemory(limit))).get("GOMEMLIMIT")).isEqualTo(expected);
  }

  @Test
  void theGarbageCollectorHasNoLimitWhereTheUserTakesItAway() throws Exception {
    assertThat(environment(assemble(limitOfMemory("null")))).doesNotContainKey("GOMEMLIMIT");
  }

  @Test
  void probesAskAPortThatCanBeAsked() throws Exception {
    given.ports =
        List.of(new ContainerPort("udp-53", 53, "UDP"), new ContainerPort("http", 8080, "TCP"));

    JsonObject probe =
        container(assemble("{kind: ConfigMap, data: {a: b}}")).getAsJsonObject("readinessProbe");

    assertThat(probe.getAsJsonObject("tcpSocket").get("port").getAsString()).isEqualTo("http");
  }

  private static String limitOfMemory(String limit) {
    return """
        kind: Deployment
        metadata: {name: shop}
        spec: {template: {spec: {containers: [{name: shop, resources: {limits: {memory: LIMIT}}}]}}}
        """.replace("LIMIT", limit);
  }

  private static Map<String, String> environment(ManifestSet set) {
    return container(set).getAsJsonArray("env").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(variable -> variable.has("value"))
        .collect(Collectors.toMap(
            variable -> variable.get("name").getAsString(),
            variable -> variable.get("value").getAsString()));
  }

  private static JsonObject container(ManifestSet set) {
    return Containers.in(set.find("Deployment", "shop").orElseThrow().tree()).get(0);
  }

  @Test
  void anchorsWhatIsNotGeneratedAtWhatMakesPods() throws Exception {
    given.name = "other";

    ManifestSet set = assemble("""
        kind: ConfigMap
        data: {a: b}
        ---
        kind: DaemonSet
        metadata: {name: agent}
        spec: {template: {spec: {containers: [{name: agent, image: k8s://shop}]}}}
        """);

    assertThat(set.objects())
        .extracting(KubeObject::kind)
        .containsExactly("ConfigMap", "DaemonSet");
    assertThat(set.anchor().orElseThrow().kind()).isEqualTo("DaemonSet");
  }

  @Test
  void marksEachObjectAsOurs() throws Exception {
    ManifestSet set = assemble("""
        kind: ConfigMap
        metadata:
          name: greetings
          labels: {app: mine, app.kubernetes.io/instance: mine, app.kubernetes.io/managed-by: Helm}
        """);

    KubeObject map = set.find("ConfigMap", "greetings").orElseThrow();
    assertThat(Ownership.label(map, "app")).contains("mine");
    assertThat(Ownership.label(map, Ownership.INSTANCE)).contains("shop");
    assertThat(Ownership.label(map, Ownership.MANAGED_BY)).contains(Ownership.MANAGER);
    assertThat(Ownership.label(map, Ownership.VERSION)).contains("1.0");
  }

  @Test
  void putsTheNamespaceWhereOneBelongsAndNoneStands() throws Exception {
    given.namespace = Optional.of("test");

    ManifestSet set = assemble("""
        {kind: ConfigMap, metadata: {name: a}}
        ---
        {kind: ConfigMap, metadata: {name: b, namespace: other}}
        ---
        {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: "system:c"}}
        """);

    assertThat(set.find("ConfigMap", "a").orElseThrow().namespace()).contains("test");
    assertThat(set.find("ConfigMap", "b").orElseThrow().namespace()).contains("other");
    assertThat(set.find("ClusterRole", "system:c").orElseThrow().namespace()).isEmpty();
    assertThat(set.find("Deployment", "shop").orElseThrow().namespace()).contains("test");
  }

  @Test
  void leavesOutWhatIsForAnotherKindOfWorkload() throws Exception {
    given.kind = WorkloadKind.POD;
    String fragment = "kind: Deployment\nspec: {template: {spec: {priorityClassName: high}}}";

    assertThat(assemble(fragment).objects()).extracting(KubeObject::kind).containsExactly("Pod");
    assertThat(notes)
        .containsExactly("app.yaml, line 1 is for the kind Deployment, not Pod, and left out.");
    assertThat(assemble("kind: Job\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}")
            .objects())
        .extracting(KubeObject::kind)
        .containsExactly("Pod", "Job");
  }

  @Test
  void laterFilesWin() throws Exception {
    ManifestSet set = assemble(
        "{kind: ConfigMap, data: {a: '1', b: '1'}}\n---\n{kind: ConfigMap, data: {b: '2'}}");

    assertThat(set.find("ConfigMap", "shop").orElseThrow().tree().get("data"))
        .hasToString("{\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void startsPodsAnewWhenAConfigMapOfTheirsChanges() throws Exception {
    String text = """
        kind: Deployment
        spec: {template: {spec: {containers: [{name: shop, envFrom: [{configMapRef: {name: shop}}]}]}}}
        ---
        kind: ConfigMap
        data: {a: "%s"}
        ---
        {kind: ConfigMap, metadata: {name: other}, data: {a: "%s"}}
        """;

    String first = digest(assemble(text.formatted("1", "1")));

    assertThat(digest(assemble(text.formatted("1", "2")))).isEqualTo(first);
    assertThat(digest(assemble(text.formatted("2", "1")))).isNotEqualTo(first);
  }

  @Test
  void leavesReplicasToAnAutoscalerWhoeverWroteIt() throws Exception {
    given.replicas = OptionalInt.of(3);

    KubeObject deployment = assemble(AUTOSCALER).find("Deployment", "shop").orElseThrow();

    assertThat(deployment.tree().getAsJsonObject("spec").has("replicas")).isFalse();
    assertThat(Ownership.annotation(deployment, Ownership.INITIAL_REPLICAS)).contains("3");
  }

  @Test
  void refusesReplicasThatAnAutoscalerWouldChangeAtOnce() {
    given.replicas = OptionalInt.of(7);

    assertThatThrownBy(() -> assemble(AUTOSCALER))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "<workload><replicas> (-Dk8s.replicas) is 7, but HorizontalPodAutoscaler shop (app.yaml, line 3) keeps 2 to 6:"
                + " leave <replicas> out, or take a number from there for the start.");
  }

  @Test
  void refusesAnAutoscalerThatCanNotTellHowMuchIsUsed() throws Exception {
    given.autoscale = Optional.of(Autoscale.of(1, 3, 50, null, null));
    String sidecar =
        "kind: Deployment\nspec: {template: {spec: {%s: [{name: proxy, image: proxy}]}}}";

    assertThatThrownBy(() -> assemble(sidecar.formatted("containers")))
        .hasMessage(
            "Deployment shop (app.yaml, line 2): the container proxy requests no cpu, and without that the autoscaler can't tell"
                + " how much of it is used. Give it resources.requests.cpu; for the module's own container that is <workload><resources><requests>.");
    assertThat(assemble(sidecar.formatted("initContainers")).objects()).isNotEmpty();

    given.requests = Map.of("cpu", "none");
    given.limits = Map.of("cpu", "none");
    assertThatThrownBy(() -> assemble(""))
        .hasMessageStartingWith("Deployment shop: the container shop requests no cpu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`metadata: {name: a}` | app.yaml, line 1 has no kind: write kind: Deployment, or which other it is.",
        "`kind: Parrot` | app.yaml, line 1 has no apiVersion, and there is no usual one for Parrot.",
        "`{kind: ConfigMap, metadata: []}` | app.yaml, line 1 has metadata that is no object.",
        "`{kind: List, items: [1]}` | app.yaml, line 1 lists what is no object.",
        "`apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization` | app.yaml, line 1 is a Kustomization, which is for another tool and not for a cluster: let <workload><manifests> (-Dk8s.manifests) name what that tool makes of it.",
        "`kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: shp\n        tty: true` | Deployment shop (app.yaml, line 6): the container shp has no image. The container of this module is called shop; each other one needs an image.",
        "`kind: Deployment\nspec: {template: {spec: {containers: [{name: shop,\n  env: [{name: A, value: 1}]}]}}}` | app.yaml, line 3: value has to be a text, and YAML takes this for a number: put it into quotes.",
        "`kind: ConfigMap\ndata:\n  on: yes` | app.yaml, line 3: on has to be a text, and YAML takes this for a boolean: put it into quotes.",
        "`kind: ConfigMap\nmetadata:\n  labels:\n    release: 1.0` | app.yaml, line 4: release has to be a text, and YAML takes this for a number: put it into quotes.",
        "`kind: ConfigMap\nmetadata:\n  labels:\n    release: a b` | ConfigMap shop (app.yaml, line 4): the label release: \"a b\" can't be. A value has at most 63 letters, digits, \"-\", \"_\" and \".\", and begins and ends with a letter or digit.",
        "`kind: ConfigMap\nmetadata:\n  name: Greetings` | ConfigMap Greetings (app.yaml, line 3): a ConfigMap can't have this name. It has only a-z, 0-9 and \"-\" and \".\", begins and ends with a letter or digit, and has at most 253 characters.",
        "`kind: Service\nmetadata:\n  name: a.b` | Service a.b (app.yaml, line 3): a Service can't have this name. It has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.",
        "`kind: ConfigMap\nmetadata:\n  namespace: A` | ConfigMap shop (app.yaml, line 3): no namespace can be called \"A\". It has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.",
        "`apiVersion: v1\nkind: Secret\nstringData: {a: b}` | Secret shop (app.yaml, line 1) holds values, which would be written to target/k8s/manifests.yaml and published with it. Create the Secret in the cluster, and name it here only: in <envFrom> (-Dk8s.envFrom), or by secretKeyRef.",
        "`kind: Pod\nspec: {containers: [{name: a,\n  image: k8s://shp}]}` | app.yaml, line 3: k8s://shp names no module of this build with an image. Did you mean k8s://shop?",
        "`apiVersion: apps/v2\nkind: Deployment` | app.yaml, line 1 is apps/v2, and is merged into apps/v1: write that, or leave apiVersion out.",
        "`kind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: {kind: Deployment, name: shop}\n  minReplicas: 3\n  maxReplicas: 2` | HorizontalPodAutoscaler shop (app.yaml, line 5): maxReplicas is 2, below the minReplicas of 3.",
        "`kind: Service\nspec:\n  - a: b: c` | app.yaml, line 3 is no YAML: mapping values are not allowed here."
      })
  void namesFileAndLineOfWhatNoServerTakes(String text, String message) {
    assertThatThrownBy(() -> assemble(text)).isInstanceOf(KubeException.class).hasMessage(message);
  }

  @Test
  void refusesAConfigMapAboveOneMebibyte() throws Exception {
    String text = "kind: ConfigMap\ndata:\n  a: " + "ä".repeat(1 << 18) + "\nbinaryData:\n  b: ";
    String rest = "x".repeat((1 << 19) - 2);

    assertThat(assemble(text + rest).objects()).isNotEmpty();
    assertThatThrownBy(() -> assemble(text + rest + "x"))
        .hasMessage(
            "ConfigMap shop (app.yaml, line 1) holds 1048577 bytes, and a server takes 1048576 (1 MiB) at most."
                + " Put what is large into the image (<image><files>), or a volume.");
  }

  @Test
  void takesASecretWithoutValues() throws Exception {
    assertThat(assemble("{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token}")
            .objects())
        .extracting(KubeObject::kind)
        .contains("Secret");
  }

  @Test
  void checksTheWorkloadItself() {
    given.namespace = Optional.of("Shop");
    assertRefused(
        "<workload><namespace> (-Dk8s.namespace) is \"Shop\": a namespace has only a-z, 0-9 and \"-\", begins and ends with a letter or digit, and has at most 63 characters.");
    given.namespace = Optional.empty();
    given.variables = Map.of("1A", "");
    assertRefused(
        "<workload><env> (-Dk8s.env) is \"1A\": a variable has only letters, digits, \"_\", \"-\" and \".\", and begins with no digit.");
    given.variables = Map.of();
    given.pullSecrets = List.of("A");
    assertRefused(
        "<workload><imagePullSecrets> (-Dk8s.imagePullSecrets) is \"A\": that is not the name of a Secret.");
    given.pullSecrets = List.of();
    given.serviceAccount = Optional.of("A");
    assertRefused(
        "<workload><serviceAccount> (-Dk8s.serviceAccount) is \"A\": that is not the name of a ServiceAccount.");
    given.serviceAccount = Optional.empty();
    given.storage = "much";
    assertRefused(
        "<workload><storage> (-Dk8s.storage) is \"much\": write an amount as in 100m or 0.5 for CPU, 64Mi or 1Gi for memory, or none.");
    given.storage = "1Gi";
    given.schedule = Optional.of("0 3 *");
    assertRefused(
        "<workload><schedule> (-Dk8s.schedule) is \"0 3 *\": write minute, hour, day, month and weekday, as in \"0 3 * * *\", or a word as @daily.");
    given.schedule = Optional.empty();
    given.kind = WorkloadKind.CRON_JOB;
    assertRefused(
        "A CronJob needs <workload><schedule> (-Dk8s.schedule): when it runs, as in \"0 3 * * *\" or @daily.");
    given.kind = WorkloadKind.DEPLOYMENT;
    given.ports = List.of();
    given.exposure = Optional.of(
        new Exposure("ClusterIP", OptionalInt.of(80), OptionalInt.empty(), Optional.empty()));
    assertRefused(
        "<workload><service> needs a port to lead to: name what the program listens on in <image><ports> (-Dk8s.image.ports).");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> assemble("")).isInstanceOf(KubeException.class).hasMessage(message);
  }

  private static String digest(ManifestSet set) {
    KubeObject deployment = set.find("Deployment", "shop").orElseThrow();
    return Containers.at(deployment.tree(), "spec", "template", "metadata", "annotations")
        .orElseThrow()
        .get(Ownership.CONFIG_DIGEST)
        .getAsString();
  }

  private ManifestSet assemble(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("app.yaml"), text);
    ModuleImages images = new ModuleImages() {
      @Override
      public Optional<String> of(String artifactId) {
        return artifactId.equals("shop") ? Optional.of(Workloads.IMAGE) : Optional.empty();
      }

      @Override
      public Collection<String> names() {
        return List.of("shop");
      }
    };
    PropertyFilter filter = new PropertyFilter(name -> Optional.empty());
    ManifestAssembly.Assembled made = new ManifestAssembly(filter, images)
        .assemble(given.workload(), List.of(new ManifestFile(file, "app.yaml")));
    notes = made.notes();
    return made.set();
  }
}
