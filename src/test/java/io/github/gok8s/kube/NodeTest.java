package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab's images, made by this plugin, on a node that runs them; kubectl and curl are all that is used. */
@Tag("cluster")
class NodeTest {

  @RegisterExtension
  static final RealCluster CLUSTER = RealCluster.ofLevel(3);

  private static final String WORKLOAD = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: NAME}
      spec:
        replicas: REPLICAS
        progressDeadlineSeconds: 600
        selector: {matchLabels: {app: NAME}}
        strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}
        template:
          metadata: {labels: {app: NAME}}
          spec:
            terminationGracePeriodSeconds: 2
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            containers:
            - name: web
              image: IMAGE
              ports: [{containerPort: 8080, name: http}]
              resources: {requests: {cpu: 100m, memory: 16Mi}}
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
              readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: NAME}
      spec: {type: NodePort, selector: {app: NAME}, ports: [{port: 80, targetPort: http}]}
      """;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Loads the images into the node, and from there into the registry under other names. */
  @BeforeAll
  static void loadImages() throws Exception {
    for (String module : new String[] {"html-server", "compute", "request-generator"}) {
      Path archive = Files.list(Path.of("target/cluster/sample", module, "target/k8s"))
          .filter(file -> file.toString().endsWith(".docker.tar"))
          .findAny()
          .orElseThrow();
      inside("ctr", "images", "import", archive.toAbsolutePath().toString());
    }
    String page = CLUSTER.registry() + "/html-server";
    for (String tag : new String[] {":1", ":2"}) {
      inside("ctr", "images", "tag", "--force", loaded("html-server"), page + tag);
      inside("ctr", "images", "push", "--plain-http", page + tag);
      inside("ctr", "images", "remove", page + tag);
    }
  }

  @Test
  void fourReplicasAnswerThroughTheNodePortAndAreUpdatedWithoutAGap() throws Exception {
    CLUSTER.apply(workload("page", CLUSTER.registry() + "/html-server:1", 4));
    rolledOut("page");
    URI page = nodePort("page");

    Set<String> hosts = new TreeSet<>();
    for (int i = 0; hosts.size() < 4 && i < 200; i++) {
      String body = get(page);
      assertThat(body).contains("<h1>Oh hai Mark</h1>");
      hosts.add(body.replaceAll("(?s).*(page-[a-z0-9]+-[a-z0-9]+).*", "$1"));
    }
    assertThat(hosts).hasSize(4);

    CLUSTER.kubectl(
        "set", "image", "deployment/page", "web=" + CLUSTER.registry() + "/html-server:2");
    rolledOut("page");

    assertThat(CLUSTER.kubectl(
            "get",
            "pods",
            "--selector=app=page",
            "--field-selector=status.phase=Running",
            "--output=jsonpath={.items[?(@.status.phase=='Running')].spec.containers[0].image}"))
        .contains("/html-server:2");
    assertThat(get(page)).contains("Oh hai Mark");
    assertThat(CLUSTER.kubectl("logs", "deployment/page")).contains("html-server 1.0.0 listens at");
    CLUSTER.kubectl("delete", "deployment,service", "page");
  }

  @Test
  void aLoadedImageRunsWithoutARegistry() throws Exception {
    CLUSTER.apply(workload("loaded", loaded("html-server"), 1));

    rolledOut("loaded");

    assertThat(get(nodePort("loaded"))).contains("Oh hai Mark");
    CLUSTER.kubectl("delete", "deployment,service", "loaded");
  }

  @Test
  void anImageThatIsNotThereAndAProgramThatCrashesAreSeen() throws Exception {
    CLUSTER.apply(workload("absent", CLUSTER.registry() + "/html-server:nosuch", 1));
    CLUSTER.apply(workload("crashing", loaded("html-server"), 1));
    CLUSTER.kubectl("set", "env", "deployment/crashing", "ADDRESS=nowhere");

    CLUSTER.until("ErrImagePull|ImagePullBackOff", "get", "pods", "--selector=app=absent");
    CLUSTER.until("ImagePullBackOff", "get", "pods", "--selector=app=absent");
    CLUSTER.until("CrashLoopBackOff", "get", "pods", "--selector=app=crashing");
    assertThat(CLUSTER.kubectl("get", "events")).contains("/html-server:nosuch: not found");
    CLUSTER.kubectl("delete", "deployment,service", "absent", "crashing");
  }

  @Test
  void quotaAndPodSecurityKeepPodsFromADeployment() throws Exception {
    String strict = CLUSTER.namespace() + "-strict";
    CLUSTER.kubectl("create", "namespace", strict);
    CLUSTER.kubectl("label", "namespace", strict, "pod-security.kubernetes.io/enforce=restricted");
    CLUSTER.kubectl(
        "create", "deployment", "insecure", "--image=example.com/web:1", "--namespace", strict);
    CLUSTER.breaks("quota", CLUSTER.namespace(), "0");
    CLUSTER.apply(workload("too-many", loaded("html-server"), 1));

    String why = "--output=jsonpath={.items[*].status.conditions[*].message}";
    CLUSTER.until(
        "is forbidden: violates PodSecurity \"restricted:latest\"",
        "get",
        "replicasets",
        "--namespace",
        strict,
        why);
    CLUSTER.until(
        "exceeded quota: broken, requested: pods=1, used: pods=\\d+, limited: pods=0",
        "get",
        "replicasets",
        "--selector=app=too-many",
        why);
    CLUSTER.mends("quota", CLUSTER.namespace());
    CLUSTER.kubectl("delete", "deployment,service", "too-many");
    CLUSTER.kubectl("delete", "namespace", strict, "--wait=false");
  }

  @Test
  void underLoadOneReplicaBecomesTenAndOneAgainAfterIt() throws Exception {
    CLUSTER.apply(workload("compute", loaded("compute"), 1).replaceAll("(?m)^ *replicas: 1\n", ""));
    CLUSTER.kubectl("autoscale", "deployment", "compute", "--cpu=2%", "--min=1", "--max=10");
    rolledOut("compute");
    URI compute = nodePort("compute");
    assertThat(get(compute)).isEqualTo("OK!");
    CLUSTER.until(
        "^\\d+$",
        "get",
        "hpa",
        "compute",
        "--output=jsonpath={.status.currentMetrics[0].resource.current.averageUtilization}");

    AtomicBoolean goesOn = new AtomicBoolean(true);
    ExecutorService load = Executors.newSingleThreadExecutor();
    try {
      load.submit(() -> {
        while (goesOn.get()) {
          get(compute);
        }
        return null;
      });
      CLUSTER.until(
          "^10$", "get", "deployment", "compute", "--output=jsonpath={.status.readyReplicas}");
    } finally {
      goesOn.set(false);
      load.shutdown();
    }
    assertThat(CLUSTER.kubectl("get", "hpa", "compute"))
        .containsPattern("cpu: \\d+%/2% +1 +10 +10");

    CLUSTER.until("^1$", "get", "hpa", "compute", "--output=jsonpath={.status.desiredReplicas}");
    CLUSTER.until("^1$", "get", "deployment", "compute", "--output=jsonpath={.status.replicas}");
    CLUSTER.kubectl("delete", "deployment,service,hpa", "compute");
  }

  @Test
  void theMetricsVanishAndComeBack() throws Exception {
    CLUSTER.until("node-1", "top", "node");

    CLUSTER.breaks("metrics");

    CLUSTER.until("False", "get", "apiservice", "v1beta1.metrics.k8s.io");
    assertThat(CLUSTER.tryKubectl("top", "node").errors())
        .contains("the server is currently unable to handle the request");
    CLUSTER.mends("metrics");
    CLUSTER.until("node-1", "top", "node");
  }

  @Test
  void aServiceIsFoundByItsName() throws Exception {
    CLUSTER.apply(workload("web", loaded("compute"), 1));
    rolledOut("web");
    CLUSTER.kubectl(
        "run",
        "generator",
        "--image=" + loaded("request-generator"),
        "--restart=Never",
        "--",
        "http://web");

    CLUSTER.until("OK!OK!", "logs", "generator", "--limit-bytes=100");

    CLUSTER.kubectl("delete", "pod/generator", "deployment/web", "service/web", "--now");
  }

  private static void rolledOut(String name) throws Exception {
    assertThat(CLUSTER.kubectl("rollout", "status", "deployment/" + name, "--timeout=300s"))
        .contains("successfully rolled out");
  }

  private static URI nodePort(String name) throws Exception {
    String node = CLUSTER.kubectl(
        "get",
        "node",
        "node-1",
        "--output=jsonpath={.status.addresses[?(@.type=='InternalIP')].address}");
    String port =
        CLUSTER.kubectl("get", "service", name, "--output=jsonpath={.spec.ports[0].nodePort}");
    return URI.create("http://" + node + ":" + port + "/");
  }

  /** A service's rules may come a moment after its pods are ready. */
  private static String get(URI uri) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return CLIENT
            .send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
      } catch (IOException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  private static String workload(String name, String image, int replicas) {
    return WORKLOAD
        .replace("NAME", name)
        .replace("IMAGE", image)
        .replace("REPLICAS", Integer.toString(replicas));
  }

  /** Gives the name that a loaded image of the lab has in the node. */
  private static String loaded(String module) {
    return switch (module) {
      case "html-server" -> "docker.io/myproject/html-server-image:v1";
      default -> "docker.io/library/" + module + ":1.0.0";
    };
  }

  private static void inside(String... command) throws Exception {
    var result = CLUSTER.inside(command);
    assertThat(result.succeeded()).as(result.errors()).isTrue();
  }
}
