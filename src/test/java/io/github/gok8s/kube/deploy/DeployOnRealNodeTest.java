package io.github.gok8s.kube.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.RealCluster;
import io.github.gok8s.kube.apply.ApplyOptions;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.operate.Release;
import io.github.gok8s.kube.operate.Rollback;
import io.github.gok8s.kube.operate.Scale;
import io.github.gok8s.kube.operate.Status;
import io.github.gok8s.kube.operate.Undeploy;
import io.github.gok8s.kube.rollout.PublishedImage;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.Diagnosis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rolls out the lab's own image on a real node, and everything that can go wrong with it. */
@Tag("cluster")
class DeployOnRealNodeTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(3);

  private static final Duration LONG = Duration.ofMinutes(3);

  private final NarratorLog log = new NarratorLog();
  private String name = "";
  private ApiClient api;

  @BeforeAll
  static void loadImage() throws Exception {
    Path archive = Files.list(Path.of("target/cluster/sample/html-server/target/k8s"))
        .filter(file -> file.toString().endsWith(".docker.tar"))
        .findAny()
        .orElseThrow();
    CLUSTER.inside(
        "ctr",
        "--namespace",
        "k8s.io",
        "images",
        "import",
        archive.toAbsolutePath().toString());
  }

  @BeforeEach
  void connect(TestInfo test) throws Exception {
    name = "web-" + Integer.toHexString(test.getDisplayName().hashCode());
    api = DeployOnRealServerTest.client(CLUSTER.kubeconfig());
  }

  @AfterEach
  void takeAway() throws Exception {
    Undeploy undeploy = new Undeploy(api, Pauses.real(), release());
    undeploy.delete(undeploy.find(), LONG);
    api.close();
  }

  @Test
  void itRunsIsScaledRestartedRolledBackAndTakenAway() throws Exception {
    DeployRecord first = deploy(manifests("GREETING: one"), LONG);
    assertThat(first.failure()).isEmpty();
    assertThat(first.ready()).contains(2);
    assertThat(first.url())
        .hasValueSatisfying(url -> assertThat(url).matches("http://[0-9.]+:3\\d{4}/"));

    new Scale(api, release()).to(3);
    CLUSTER.until("^3$", "get", "deployment", name, "--output=jsonpath={.status.readyReplicas}");
    assertThat(new Status(api, release()).lines(false))
        .anyMatch(line -> line.matches("NAME +READY +UP-TO-DATE +AVAILABLE +AGE"))
        .anyMatch(line -> line.matches(name + " +3/3 +3 +3 .*"))
        .anyMatch(line -> line.matches(name + " +NodePort .* 80:3\\d{4}/TCP .*"));

    DeployRecord second = deploy(manifests("GREETING: two"), LONG);
    assertThat(second.failure()).isEmpty();
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("plan    1 change (env GREETING one→two, replicas 2)"));

    new Rollback(api, release()).toPrevious();
    CLUSTER.until(
        "^one$",
        "get",
        "deployment",
        name,
        "--output=jsonpath={.spec.template.spec.containers[0].env[0].value}");

    // nobody else has taken a field over by all that
    DeployRecord third = deploy(manifests("GREETING: two"), LONG);
    assertThat(third.failure()).isEmpty();
    new Rollback(api, release()).restart();
    int writes = api.writes();
    DeployRecord fourth = deploy(manifests("GREETING: two"), LONG);
    assertThat(fourth.objects())
        .extracting(DeployRecord.DeployedObject::action)
        .containsOnly("unchanged");
    assertThat(api.writes()).isEqualTo(writes);

    Undeploy undeploy = new Undeploy(api, Pauses.real(), release());
    undeploy.delete(undeploy.find(), LONG);
    assertThat(CLUSTER.kubectl(
            "get",
            "deployment,replicaset,pod,service",
            "--selector=app.kubernetes.io/instance=" + name,
            "--output=name"))
        .isEmpty();
    assertThat(new Status(api, release()).lines(false))
        .containsExactly("Nothing of " + name + " is in the namespace " + CLUSTER.namespace()
            + " of the context " + api.access().context() + ".");
  }

  @Test
  void anImageThatDoesNotExist() throws Exception {
    Diagnosis diagnosis = failure(
        manifests("A: b").replace(image(), CLUSTER.registry() + "/html-server:nosuch"), LONG);

    assertThat(diagnosis.cause())
        .startsWith("The image " + CLUSTER.registry() + "/html-server:nosuch can't be pulled: ");
    assertThat(diagnosis.cure()).startsWith("Is it pushed, under this name,");
    assertThat(diagnosis.evidence()).anyMatch(line -> line.startsWith("event Failed: "));
  }

  @Test
  void aProgramThatCrashesAtTheStart() throws Exception {
    Diagnosis diagnosis = failure(manifests("ADDRESS: nowhere"), LONG);

    assertThat(diagnosis.cause())
        .matches("The program ends with exit code 1\\. It was started [34] times\\.");
    assertThat(diagnosis.evidence())
        .anyMatch(line -> line.matches("\\[" + name + "-\\S+ web\\] .*nowhere.*"));
  }

  @Test
  void aProgramThatIsNotInTheImage() throws Exception {
    Diagnosis diagnosis = failure(
        manifests("A: b").replace("imagePullPolicy: IfNotPresent", "command: [/nosuch]"), LONG);

    assertThat(diagnosis.cause())
        .startsWith("The container can't be started: ")
        .contains("/nosuch");
    assertThat(diagnosis.cure())
        .isEqualTo("Correct <image><entrypoint> (-Dk8s.image.entrypoint) or <binaryName>.");
  }

  @Test
  void aProgramOfAnotherArchitecture() throws Exception {
    // what is no program of this machine is no program to its kernel
    CLUSTER.kubectl(
        "create", "configmap", "foreign", "--from-literal=program=not for this machine");
    try {
      Diagnosis diagnosis = failure(
          manifests("A: b")
              .replace("imagePullPolicy: IfNotPresent", "command: [/foreign/program]")
              .replace(
                  "      containers:",
                  "      volumes: [{name: foreign, configMap: {name: foreign, defaultMode: 0555}}]\n      containers:")
              .replace(
                  "        image: ",
                  "        volumeMounts: [{name: foreign, mountPath: /foreign}]\n        image: "),
          LONG);

      assertThat(diagnosis.cause())
          .isEqualTo("The program is for another architecture than its node (exec format error).");
      assertThat(diagnosis.cure())
          .isEqualTo("The image has no program for the architecture of this node:"
              + " add its platform to <platforms> (-Dk8s.platforms).");
    } finally {
      CLUSTER.kubectl("delete", "configmap", "foreign");
    }
  }

  @Test
  void aNodeThatRunsAnotherImageThanWasPublishedIsTold() throws Exception {
    assertThat(deploy(manifests("A: b"), LONG).failure()).isEmpty();
    String running = CLUSTER
        .kubectl(
            "get",
            "pods",
            "--selector=app.kubernetes.io/instance=" + name,
            "--output=jsonpath={.items[0].status.containerStatuses[0].imageID}")
        .replaceFirst("^.*@", "");

    assertThat(deploy(manifests("A: c"), published(running)).failure()).isEmpty();
    assertThat(deploy(manifests("A: d"), published("sha256:" + "0".repeat(64))).failure())
        .hasValueSatisfying(diagnosis -> {
          assertThat(diagnosis.cause())
              .isEqualTo("The pods are ready, but they do not run the image that was published, "
                  + image() + ".");
          assertThat(diagnosis.evidence())
              .singleElement(InstanceOfAssertFactories.STRING)
              .matches(name + "-\\S+ on node-1 was told " + image() + " and runs " + running);
        });
  }

  @Test
  void aConfigMapThatIsMissing() throws Exception {
    Diagnosis diagnosis = failure(
        manifests("A: b")
            .replace(
                "imagePullPolicy: IfNotPresent", "envFrom: [{configMapRef: {name: greetings}}]"),
        LONG);

    assertThat(diagnosis.cause()).isEqualTo("The ConfigMap greetings is not there.");
    assertThat(diagnosis.cure())
        .isEqualTo(
            "Put it into src/main/k8s, make it, or take it out of <workload><env> and <envFrom>.");
  }

  @Test
  void aProgramThatIsNeverReady() throws Exception {
    Diagnosis diagnosis =
        failure(manifests("A: b").replace("path: /,", "path: /nosuch,"), Duration.ofSeconds(15));

    assertThat(diagnosis.cause())
        .isEqualTo("The program runs, but its readiness probe does not succeed.");
    assertThat(diagnosis.evidence())
        .contains("Deployment " + name
            + " was not ready within 15 s (<workload><timeout>, -Dk8s.timeout).")
        .anyMatch(line -> line.startsWith(
            "event Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404"));
  }

  @Test
  void aPodThatNoNodeTakes() throws Exception {
    Diagnosis diagnosis =
        failure(manifests("A: b").replace("cpu: 10m", "cpu: '900'"), Duration.ofSeconds(5));

    assertThat(diagnosis.cause()).matches("No node takes the pod: .*Insufficient cpu.*");
    assertThat(diagnosis.cure()).isEqualTo("Lower <workload><resources><requests>, or add nodes.");
  }

  @Test
  void aQuotaThatIsUsedUpAndAPolicyThatIsViolated() throws Exception {
    CLUSTER.breaks("quota", CLUSTER.namespace(), "0");
    try {
      Diagnosis diagnosis = failure(manifests("A: b"), LONG);
      assertThat(diagnosis.cause())
          .isEqualTo("The quota broken of the namespace " + CLUSTER.namespace()
              + " is used up: no pod can be made.");
      assertThat(diagnosis.evidence()).contains("quota broken: pods used 0 of 0");
    } finally {
      CLUSTER.mends("quota", CLUSTER.namespace());
    }
    Undeploy undeploy = new Undeploy(api, Pauses.real(), release());
    undeploy.delete(undeploy.find(), LONG);
    CLUSTER.kubectl(
        "label",
        "namespace",
        CLUSTER.namespace(),
        "pod-security.kubernetes.io/enforce=restricted",
        "--overwrite");
    try {
      Diagnosis diagnosis = failure(manifests("A: c"), LONG);
      assertThat(diagnosis.cause())
          .isEqualTo("The namespace " + CLUSTER.namespace()
              + " enforces Pod Security, and the pod violates it.");
      assertThat(diagnosis.evidence())
          .anyMatch(line -> line.contains("allowPrivilegeEscalation != false"));
    } finally {
      CLUSTER.kubectl(
          "label", "namespace", CLUSTER.namespace(), "pod-security.kubernetes.io/enforce-");
    }
  }

  @Test
  void aFailedChangeIsRolledBackIfThatIsWanted() throws Exception {
    deploy(manifests("GREETING: one"), LONG);

    DeployRecord record = new Deploy(api, Pauses.real(), log.narrator())
        .run(
            DeployOnRealServerTest.request(
                manifests("GREETING: two")
                    .replace(image(), CLUSTER.registry() + "/html-server:nosuch"),
                new DeployRequest.Waiting(true, LONG, true, false),
                options()),
            api.connect());

    assertThat(record.failure()).isPresent();
    assertThat(log.lines())
        .containsSubsequence(
            record.failure().orElseThrow().cause(), "rolled back Deployment " + name);
    assertThat(
            CLUSTER.kubectl(
                "get",
                "deployment",
                name,
                "--output=jsonpath={.spec.template.spec.containers[0].image} {.status.availableReplicas}"))
        .isEqualTo(image() + " 2");
  }

  private Diagnosis failure(String yaml, Duration timeout) throws Exception {
    return deploy(yaml, timeout).failure().orElseThrow();
  }

  private static PublishedImage published(String digest) {
    return new PublishedImage(image(), Set.of(digest));
  }

  private DeployRecord deploy(String yaml, PublishedImage image) throws Exception {
    DeployRequest request = DeployOnRealServerTest.request(
        yaml, new DeployRequest.Waiting(true, LONG, false, false), options());
    return new Deploy(api, Pauses.real(), log.narrator())
        .run(
            new DeployRequest(
                request.objects(), request.options(), request.waiting(), Optional.of(image)),
            api.connect());
  }

  private DeployRecord deploy(String yaml, Duration timeout) throws Exception {
    return new Deploy(api, Pauses.real(), log.narrator())
        .run(
            DeployOnRealServerTest.request(
                yaml, new DeployRequest.Waiting(true, timeout, false, false), options()),
            api.connect());
  }

  private ApplyOptions options() {
    return new ApplyOptions(CLUSTER.namespace(), name, false, true, false, false);
  }

  private Release release() {
    return new Release(CLUSTER.namespace(), name);
  }

  private static String image() {
    return "docker.io/myproject/html-server-image:v1";
  }

  private String manifests(String variable) {
    return """
        apiVersion: v1
        kind: Service
        metadata:
          name: NAME
          labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin, app.kubernetes.io/instance: NAME}
        spec:
          type: NodePort
          selector: {app.kubernetes.io/instance: NAME}
          ports: [{name: http, port: 80, targetPort: http}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: NAME
          annotations: {gok8s.github.io/contains-group-kinds: 'Deployment.apps,Service'}
          labels: {app.kubernetes.io/managed-by: go-k8s-maven-plugin, app.kubernetes.io/instance: NAME}
        spec:
          replicas: 2
          selector: {matchLabels: {app.kubernetes.io/instance: NAME}}
          strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}
          template:
            metadata: {labels: {app.kubernetes.io/instance: NAME}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: web
                image: IMAGE
                imagePullPolicy: IfNotPresent
                env: [{name: KEY, value: VALUE}]
                resources: {requests: {cpu: 10m, memory: 16Mi}}
                readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
                ports: [{name: http, containerPort: 8080}]
        """.replace("NAME", name)
        .replace("IMAGE", image())
        .replace("KEY", variable.replaceFirst(":.*", ""))
        .replace("VALUE", variable.replaceFirst(".*: ", "").toLowerCase(Locale.ROOT));
  }
}
