package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What Maven makes of a POM's configuration, for each goal. */
@MojoTest
@NullUnmarked
class GoalConfigurationTest {

  private static final String POM = "src/test/resources/configuration/pom.xml";

  @Test
  @InjectMojo(goal = "compile", pom = POM)
  void ofCompile(CompileMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "package", pom = POM)
  void ofPackage(PackageMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "image", pom = POM)
  void ofImage(ImageMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "lock-base", pom = POM)
  void ofLockBase(LockBaseMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "load", pom = POM)
  void ofLoad(LoadMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "manifests", pom = POM)
  void ofManifests(ManifestsMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "run", pom = POM)
  void ofRun(RunMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "platforms", pom = POM)
  void ofPlatforms(PlatformsMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "compile")
  void ofAGoalWithoutAnyIsUnset(CompileMojo goal) {
    assertThat(Option.of(CompileMojo.class)).allMatch(option -> option.isUnset(goal));
  }

  @Test
  @InjectMojo(goal = "image", pom = POM)
  void givesWayToTheCommandLine(ImageMojo goal) throws Exception {
    Properties commandLine = new Properties();
    commandLine.setProperty("k8s.platforms", "host");
    commandLine.setProperty("k8s.image.name", "other/name");
    commandLine.setProperty("k8s.image.platforms", "linux/riscv64,linux/s390x");
    commandLine.setProperty("k8s.image.args", "-port '80 80'");
    commandLine.setProperty("k8s.replicas", "2");
    commandLine.setProperty("k8s.env", "A=1,2,B=3");
    commandLine.setProperty("k8s.resources.limits", "cpu=2,memory=1Gi");
    commandLine.setProperty("k8s.service.ingress.path", "/shop");
    commandLine.setProperty("k8s.autoscale.max", "5");
    commandLine.setProperty("k8s.manifests", "k8s");

    new Overlay(commandLine, new Properties(), Path.of("/shop")).applyTo(goal);

    assertThat(goal.platforms).containsExactly("host");
    assertThat(goal.image.name).isEqualTo("other/name");
    assertThat(goal.image.platforms)
        .extracting(platform -> platform.name)
        .containsExactly("linux/riscv64", "linux/s390x");
    assertThat(goal.image.args).containsExactly("-port", "80 80");
    assertThat(goal.image.base).isEqualTo("scratch");
    assertThat(goal.workload.replicas).isEqualTo(2);
    assertThat(goal.workload.env).isEqualTo(Map.of("A", "1,2", "B", "3"));
    assertThat(goal.workload.resources.limits).isEqualTo(Map.of("cpu", "2", "memory", "1Gi"));
    assertThat(goal.workload.resources.requests).containsEntry("cpu", "50m");
    assertThat(goal.workload.service.ingress.host).isEqualTo("shop.example.com");
    assertThat(goal.workload.service.ingress.path).isEqualTo("/shop");
    assertThat(goal.workload.autoscale.min).isEqualTo(2);
    assertThat(goal.workload.autoscale.max).isEqualTo(5);
    assertThat(goal.workload.manifests).containsExactly("k8s");
  }

  private static void assertHoldsAllElements(GoMojo goal) throws Exception {
    new Overlay(new Properties(), new Properties(), Path.of("/shop")).applyTo(goal);

    assertThat(goal.goVersion).isEqualTo("1.26.8");
    assertThat(goal.goExecutable).isEqualTo(new File("/opt/go/bin/go"));
    assertThat(goal.goChecksum).isEqualTo("h1:abc=");
    assertThat(goal.platforms).containsExactly("linux/amd64", "linux/arm/v7", "!windows/arm64");
    assertThat(goal.packages).containsExactly("./cmd/...", "./tools");
    assertThat(goal.buildTags).containsExactly("netgo", "osusergo");
    assertThat(goal.ldflags).isEqualTo("-X main.commit=abc -w");
    assertThat(goal.gcflags).isEqualTo("all=-l");
    assertThat(goal.buildEnvironment)
        .containsEntry("CGO_ENABLED", "1")
        .containsEntry("GOFLAGS", "");
    assertThat(goal.strip).isFalse();
    assertThat(goal.versionVariable).isEqualTo("shop/version.Text");
    assertThat(goal.binaryName).isEqualTo("server");
    assertThat(goal.keepGoing).isTrue();
    assertThat(goal.args).containsExactly("-greeting", "Oh hai, Mark");
    assertThat(goal.timing).isTrue();
    assertThat(goal.cacheDirectory).isEqualTo(new File("/var/cache/go"));
    assertThat(goal.skip).isNull();
    assertHoldsAllElements(goal.image);
    assertHoldsAllElements(goal.workload);
  }

  private static void assertHoldsAllElements(WorkloadConfig workload) {
    assertThat(workload.kind).isEqualTo("StatefulSet");
    assertThat(workload.name).isEqualTo("shop");
    assertThat(workload.namespace).isEqualTo("test");
    assertThat(workload.replicas).isEqualTo(4);
    assertThat(workload.env).isEqualTo(Map.of("GREETING", "hai", "EMPTY", ""));
    assertThat(workload.envFrom).containsExactly("configMap/greetings", "secret/database");
    assertThat(workload.imagePullSecrets).containsExactly("registry");
    assertThat(workload.imagePullPolicy).isEqualTo("IfNotPresent");
    assertThat(workload.resources.requests)
        .isEqualTo(Map.of("cpu", "50m", "ephemeral-storage", "1Gi"));
    assertThat(workload.resources.limits).isEqualTo(Map.of("cpu", "none"));
    assertThat(workload.probes.startup).isEqualTo("tcp");
    assertThat(workload.probes.readiness).isEqualTo("/readyz");
    assertThat(workload.probes.liveness).isEqualTo("/livez");
    assertThat(workload.service.type).isEqualTo("NodePort");
    assertThat(workload.service.port).isEqualTo(80);
    assertThat(workload.service.nodePort).isEqualTo(30080);
    assertThat(workload.service.ingress.host).isEqualTo("shop.example.com");
    assertThat(workload.autoscale.min).isEqualTo(2);
    assertThat(workload.autoscale.max).isEqualTo(10);
    assertThat(workload.autoscale.cpu).isEqualTo(2);
    assertThat(workload.autoscale.memory).isEqualTo(90);
    assertThat(workload.autoscale.scaleDownSeconds).isEqualTo(15);
    assertThat(workload.podDisruptionBudget).isFalse();
    assertThat(workload.networkPolicy).isTrue();
    assertThat(workload.serviceAccount).isEqualTo("shop");
    assertThat(workload.schedule).isEqualTo("@daily");
    assertThat(workload.storage).isEqualTo("2Gi");
    assertThat(workload.manifests).containsExactly("src/main/k8s", "src/main/k8s/test");
  }

  private static void assertHoldsAllElements(ImageConfig image) {
    assertThat(image.name).isEqualTo("registry.example.com/shop/html-server");
    assertThat(image.tags).containsExactly("1.4.0", "latest");
    assertThat(image.base).isEqualTo("scratch");
    assertThat(image.engine).isEqualTo("podman");
    assertThat(image.platforms)
        .extracting(platform -> platform.name, platform -> platform.base)
        .containsExactly(tuple("linux/arm64", "static"), tuple("linux/amd64", null));
    assertThat(image.ports).containsExactly("8080");
    assertThat(image.environment).containsEntry("GREETING", "hai");
    assertThat(image.args).isEqualTo(List.of("-port", "8080"));
    assertThat(image.stopSignal).isEqualTo("SIGINT");
    assertThat(image.files)
        .extracting(file -> file.from, file -> file.into, file -> file.mode, file -> file.owner)
        .containsExactly(tuple("etc/shop.conf", "/etc/shop/", "640", "65532"));
    assertThat(image.writableDirectories).containsExactly("/var/lib/shop", "/var/cache/shop");
    assertThat(image.certificates).containsExactly("own-ca.pem");
    assertThat(image.dockerArchive).isTrue();
    assertThat(image.maxSize).isEqualTo("5MB");
  }
}
