package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.registry.FaultProxy;
import io.github.gok8s.image.registry.PushOrder;
import io.github.gok8s.image.registry.RealRegistry;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.ImageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PushMojoTest {

  @TempDir
  Path folder;

  private final PushMojo goal = new PushMojo();
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void aModule() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    ExampleMojo.intoRoom(goal, folder, log);
  }

  @Test
  void pushesWhatTheGoalImageHasMade() throws Exception {
    try (RealRegistry registry = RealRegistry.start()) {
      nameImage(registry.address() + "/shop/room");
      makeImage();

      goal.execute();
      ImageRecord record = ImageRecord.readFrom(goal.target());
      goal.execute();

      assertThat(record.pushed()).isTrue();
      assertThat(registry.stores(record.digest())).isTrue();
      assertThat(log).hasSize(2);
      assertThat(log.get(0))
          .startsWith("pushed   " + registry.address() + "/shop/room:1.0@" + record.digest()
              + "   3 blobs sent, 0.");
      assertThat(log.get(1))
          .isEqualTo("up to date   the registry has " + registry.address() + "/shop/room:1.0");
    }
  }

  @Test
  void asksForNothingTwiceInOneRun() throws Exception {
    try (RealRegistry registry = RealRegistry.start()) {
      nameImage(registry.address() + "/shop/room");
      makeImage();
      goal.execute();
      new GoalStart(goal).prepare();
      new ModulePush(goal).check();
    }

    goal.execute();

    assertThat(log).last().asString().startsWith("up to date   ");
  }

  @Test
  void bringsABillOfMaterialsThatWasMadeSince() throws Exception {
    try (RealRegistry registry = RealRegistry.start()) {
      nameImage(registry.address() + "/shop/room");
      makeImage();
      goal.execute();
      makeImageWithBill("");
      new GoalStart(goal).prepare();
      new ModulePush(goal).check();

      goal.execute();
      goal.execute();

      assertThat(log).hasSize(3);
      assertThat(log.get(1)).startsWith("pushed   ").contains("   2 blobs sent, 0.");
      assertThat(log.get(2)).startsWith("up to date   ");
      String digest = ImageRecord.readFrom(goal.target()).digest();
      assertThat(registry
              .get("/v2/shop/room/manifests/" + digest.replace(':', '-'))
              .body())
          .contains("application/vnd.cyclonedx+json");
    }
  }

  @Test
  void remembersThatTheBillOfMaterialsWasPushed() throws Exception {
    try (RealRegistry registry = RealRegistry.start();
        FaultProxy proxy = new FaultProxy(registry.address())) {
      nameImage(proxy.address() + "/shop/room");
      makeImage();
      makeImageWithBill("");
      goal.execute();
      proxy.forget();

      goal.execute();
      assertThat(proxy.requests()).containsExactly("HEAD /v2/shop/room/manifests/1.0");

      makeImageWithBill(",\"more\":1");
      proxy.forget();
      goal.execute();
      assertThat(proxy.requests()).anyMatch(request -> request.startsWith("PUT "));
    }
  }

  @Test
  void saysInOneLineThatAnImageWithoutANameIsNotPushed() throws Exception {
    goal.execute();

    assertThat(log).containsExactly("not pushed: <image><name> does not say where to");
  }

  @Test
  void failsByHandWithoutAName() {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setPlugin(goal.mojoExecution.getPlugin());
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setPluginDescriptor(plugin);
    descriptor.setGoal("push");
    goal.mojoExecution = new MojoExecution(descriptor, "default-cli", MojoExecution.Source.CLI);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "The image has no name, so there is no registry to push it to: set <image><name>"
                + " (-Dk8s.image.name), as in registry.example.com/shop/room.");
  }

  @Test
  void refusesANameThatDoesNotSayWhichRegistry() throws Exception {
    nameImage("shop/room");
    makeImage();

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "The image shop/room can't be pushed, because its name does not say where to: write"
                + " the registry before it, as in registry.example.com/shop/room, or docker.io/…"
                + " for Docker Hub. Correct <image><name> (-Dk8s.image.name).");
  }

  @Test
  void pushesNothingOffline() throws Exception {
    nameImage("registry.example.com/room");
    makeImage();
    goal.session.getRequest().setOffline(true);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "mvn -o makes no connections, so nothing can be pushed. Run it without -o, or with"
                + " -Dk8s.skip.push.");
  }

  @ParameterizedTest
  @CsvSource({
    "go, deploy, true",
    "go, package, false",
    "jar, deploy, false",
    "pom, deploy, true",
    "jar, k8s:push, true",
    "jar, io.github.gok8s:go-k8s-maven-plugin:push, true",
    "jar, io.github.gok8s:go-k8s-maven-plugin:1.0:push, true",
    "jar, io.github.gok8s:go-k8s-maven-plugin:1.0:push@mine, true",
    "jar, com.example:other-maven-plugin:push, false",
    "go, k8s:deploy, false"
  })
  void knowsWhetherThisRunWillPush(String packaging, String asked, boolean isAhead)
      throws Exception {
    nameImage("registry.example.com/room");
    goal.project.setPackaging(packaging);
    goal.session.getRequest().setGoals(List.of("clean", asked));
    if (packaging.equals("pom")) {
      PluginExecution execution = new PluginExecution();
      execution.addGoal("push");
      Plugin plugin = goal.mojoExecution.getPlugin();
      plugin.addExecution(execution);
    }
    new GoalStart(goal).prepare();

    assertThat(new ModulePush(goal).isAhead()).isEqualTo(isAhead);
    goal.session.getUserProperties().setProperty("k8s.skip.push", "true");
    assertThat(new ModulePush(goal).isAhead()).isFalse();
  }

  @Test
  void letsTwoModulesNotPushTheSameTag() throws Exception {
    PushSession session = new PushSession(goal.session);
    PushOrder order = new PushOrder(
        folder,
        folder.resolve("referrers"),
        "sha256:0",
        ImageName.parse("registry.example.com/room"),
        List.of(Tag.parse("1"), Tag.parse("2")),
        List.of());
    session.claim(order, "a");
    session.claim(order, "a");

    assertThatThrownBy(() -> session.claim(order, "b"))
        .hasMessage(
            "The modules a and b both push registry.example.com/room:1: give one of them another"
                + " <image><name> (-Dk8s.image.name) or other <tags>.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k8s.image.registryTimeout | 0 | <image><registryTimeout> (-Dk8s.image.registryTimeout) is"
            + " 0: write seconds, from 1 to 3600.",
        "k8s.image.registryMirrors | a | \"a\" is no mirror of a registry: write the registry,"
            + " \"=\" and its mirror, as in",
        "k8s.image.registryCertificates | ca.pem | <image><registryCertificates>"
            + " (-Dk8s.image.registryCertificates) names",
        "k8s.image.registryUserVariable | WHO | <image><registryUserVariable> and"
            + " <registryPasswordVariable>"
      })
  void saysWhichElementIsWrong(String property, String value, String message) throws Exception {
    goal.session.getUserProperties().setProperty(property, value);
    new GoalStart(goal).prepare();

    assertThatThrownBy(() -> RegistryAccess.open(goal)).hasMessageStartingWith(message);
  }

  @Test
  void leavesLatestOutForSnapshots() throws Exception {
    Properties properties = goal.session.getUserProperties();
    properties.setProperty("k8s.image.tags", "latest,edge");
    new GoalStart(goal).prepare();

    assertThat(goal.image.naming(ImageProject.of(goal.project)).tags())
        .map(Tag::text)
        .containsExactly("latest", "edge");
    goal.project.setVersion("1.1-SNAPSHOT");
    assertThat(goal.image.naming(ImageProject.of(goal.project)).tags())
        .map(Tag::text)
        .containsExactly("edge");
  }

  private void nameImage(String name) {
    goal.session.getUserProperties().setProperty("k8s.image.name", name);
  }

  private void makeImageWithBill(String more) throws Exception {
    String sha256 = BuildRecord.readFrom(goal.target()).binaries().get(0).sha256();
    Files.writeString(goal.target().sbom(), "{\"hash\":\"" + sha256 + "\"" + more + "}");
    makeImage();
  }

  private void makeImage() throws Exception {
    RoomImage.make(goal);
  }
}
