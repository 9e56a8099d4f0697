package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.manifest.ManifestAssembly;
import io.github.gok8s.kube.manifest.ManifestFile;
import io.github.gok8s.kube.manifest.PropertyFilter;
import io.github.gok8s.kube.manifest.Workload.GoRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/**
 * The objects of each choice in the configuration, as files in {@code src/test/resources/manifests}; the folder {@code
 * NAME.d} has the user's own manifests for {@code NAME.yaml}. {@code -Dgolden.update} writes the files anew.
 */
class GoldenManifestsTest {

  private static final Path FOLDER = Path.of("src/test/resources/manifests").toAbsolutePath();
  private static final String IMAGE =
      "registry.example.com/shop/html-server@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final MavenProject project = new MavenProject();
  private final WorkloadConfig workload = new WorkloadConfig();
  private final ImageConfig image = new ImageConfig();
  private GoRuntime runtime = GoRuntime.SEES_CPU_LIMIT;
  private List<String> notes = List.of();

  @Test
  void nothingConfiguredIsADeploymentWithoutService() throws Exception {
    assertGolden("nothing-configured");
    assertThat(notes).isEmpty();
  }

  @Test
  void aPortGetsAServiceOfItsNumber() throws Exception {
    image.ports = List.of("8080");

    assertGolden("one-port");
  }

  @Test
  void severalReplicasGetABudgetAndTheServiceItsOwnPort() throws Exception {
    image.ports = List.of("8080");
    workload.replicas = 4;
    workload.service = service("LoadBalancer", 80);

    assertGolden("load-balancer-and-four-replicas");
  }

  @Test
  void anAutoscalerTakesTheReplicasAway() throws Exception {
    image.ports = List.of("8080");
    workload.replicas = 2;
    workload.autoscale = autoscale(1, 10, 2);

    assertGolden("autoscale");
  }

  @Test
  void everythingAtOnce() throws Exception {
    image.ports = List.of("8080", "9090");
    image.user = "20000:30000";
    image.volumes = List.of("/var/lib/shop", "/tmp", "/Data");
    workload.name = "shop";
    workload.namespace = "shop-test";
    Map<String, String> env = new HashMap<>();
    env.put("GREETING", "Oh hai");
    env.put("EMPTY", null);
    workload.env = env;
    workload.envFrom = List.of("configMap/greetings", "secret/database");
    workload.imagePullSecrets = List.of("registry");
    workload.imagePullPolicy = "IfNotPresent";
    workload.resources = new ResourcesConfig();
    workload.resources.requests = Map.of("cpu", "2", "memory", "1Gi");
    workload.resources.limits = Map.of("ephemeral-storage", "1Gi", "example.com/gpu", "1");
    workload.probes = probes("/readyz", ":9090/livez");
    workload.service = service("NodePort", 80);
    workload.service.nodePort = 30080;
    workload.service.ingress = new IngressConfig();
    workload.service.ingress.host = "shop.example.com";
    workload.service.ingress.path = "/shop";
    workload.service.ingress.className = "nginx";
    workload.service.ingress.tlsSecret = "shop-tls";
    workload.autoscale = autoscale(2, 5, 70);
    workload.autoscale.memory = 90;
    workload.autoscale.scaleDownSeconds = 15;
    workload.networkPolicy = true;

    assertGolden("everything");
  }

  @Test
  void aBarePod() throws Exception {
    image.ports = List.of("8080");
    workload.kind = "pod";
    workload.replicas = 4;
    workload.autoscale = autoscale(1, 10, 2);

    assertGolden("pod");
    assertThat(notes)
        .containsExactly(
            "A Pod is not scaled: <autoscale> is left out.",
            "A Pod has no replicas: <replicas> is left out.");
  }

  @Test
  void aJobIsNotWatchedAndNotReached() throws Exception {
    image.ports = List.of("8080");
    workload.kind = "Job";

    assertGolden("job");
  }

  @Test
  void aCronJob() throws Exception {
    workload.kind = "CronJob";
    workload.schedule = "0 3 * * *";

    assertGolden("cron-job");
  }

  @Test
  void aStatefulSetKeepsItsVolumes() throws Exception {
    image.ports = List.of("5432");
    image.volumes = List.of("/var/lib/data");
    workload.kind = "StatefulSet";
    workload.replicas = 3;
    workload.storage = "5Gi";
    workload.probes = probes("tcp", "none");

    assertGolden("stateful-set");
  }

  @Test
  void grpcAndUdp() throws Exception {
    image.ports = List.of("9000", "53/udp", "53/tcp", "8081");
    workload.probes = probes("grpc:9000", "tcp:7000");
    workload.service = new ServiceConfig();

    assertGolden("grpc-and-udp");
  }

  @Test
  void noServiceWhereNoneIsWanted() throws Exception {
    image.ports = List.of("8080");
    workload.service = service("none", null);
    workload.probes = probes("none", "none");

    assertGolden("no-service");
  }

  @Test
  void anOlderGoIsToldItsLimits() throws Exception {
    runtime = GoRuntime.SEES_NO_LIMIT;

    assertGolden("older-go");
  }

  @Test
  void whatTheProjectSaysOfTheRuntimeWins() throws Exception {
    runtime = GoRuntime.SEES_NO_LIMIT;
    workload.env = Map.of("GOMEMLIMIT", "off", "GOMAXPROCS", "2");
    workload.podDisruptionBudget = false;
    workload.replicas = 2;

    assertGolden("own-runtime-settings");
  }

  @Test
  void noLimitsAndRootAndAnAccountOfTheCluster() throws Exception {
    image.user = "0";
    workload.serviceAccount = "deployer";
    workload.networkPolicy = true;
    workload.resources = new ResourcesConfig();
    workload.resources.requests = Map.of("ephemeral-storage", "none");
    workload.resources.limits =
        Map.of("cpu", "none", "memory", "none", "ephemeral-storage", "none");

    assertGolden("no-limits-and-root");
    assertThat(notes)
        .containsExactly(
            "<image><user> (-Dk8s.image.user) is root, which Pod Security restricted does not allow.");
  }

  @Test
  void theUsersManifestsAreMergedByKindAndName() throws Exception {
    image.ports = List.of("8080");
    workload.namespace = "shop";
    project.getProperties().setProperty("log.level", "debug");
    project.getProperties().setProperty("replicas", "3");

    assertGolden("merged");
  }

  @Test
  void theUsersAutoscalerTakesTheReplicasToo() throws Exception {
    workload.replicas = 2;

    assertGolden("own-autoscaler");
  }

  @Test
  void nothingIsGeneratedBesideManifestsThatTakeTheImage() throws Exception {
    image.ports = List.of("8080");

    assertGolden("own-manifests");
    assertThat(notes)
        .containsExactly(
            "The image has its place in Deployment frontend (src/test/resources/manifests/own-manifests.d/rendered.yaml, line 3),"
                + " so nothing is generated beside your own manifests.");
  }

  private void assertGolden(String name) throws Exception {
    project.setGroupId("com.example.shop");
    project.setArtifactId("html-server");
    project.setVersion("1.4.0+build.7");
    GoMojo goal = ExampleMojo.in(FOLDER.toFile());
    goal.project = project;
    Path own = FOLDER.resolve(name + ".d");
    List<ManifestFile> files = Files.exists(own)
        ? ManifestFile.find(List.of(own.toString()), Path.of("").toAbsolutePath())
        : List.of();
    ManifestAssembly assembly = new ManifestAssembly(
        new PropertyFilter(new ManifestProperties(goal, IMAGE)),
        new OneImage("html-server", IMAGE));

    ManifestAssembly.Assembled made =
        assembly.assemble(workload.toWorkload(project, image, IMAGE, runtime), files);

    notes = made.notes();
    Path golden = FOLDER.resolve(name + ".yaml");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, made.set().yaml());
    }
    assertThat(made.set().yaml()).isEqualTo(Files.readString(golden));
  }

  private static ServiceConfig service(String type, Integer port) {
    ServiceConfig service = new ServiceConfig();
    service.type = type;
    service.port = port;
    return service;
  }

  private static AutoscaleConfig autoscale(int min, int max, int cpu) {
    AutoscaleConfig autoscale = new AutoscaleConfig();
    autoscale.min = min;
    autoscale.max = max;
    autoscale.cpu = cpu;
    return autoscale;
  }

  private static ProbesConfig probes(String readiness, String liveness) {
    ProbesConfig probes = new ProbesConfig();
    probes.readiness = readiness;
    probes.liveness = liveness;
    return probes;
  }
}
