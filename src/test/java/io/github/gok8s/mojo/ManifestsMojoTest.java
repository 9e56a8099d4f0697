package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsMojoTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @TempDir
  private Path folder;

  private final List<String> log = new ArrayList<>();
  private final List<String> attached = new ArrayList<>();
  private final ManifestsMojo goal = new ManifestsMojo(new Manifests(), helper());
  private TargetFolder target;

  @BeforeEach
  void aModuleWithAnImage() throws Exception {
    Files.writeString(folder.resolve("go.mod"), "module example.com/room\n\ngo 1.25\n");
    ExampleMojo other = ExampleMojo.in(folder.toFile());
    goal.session = other.session;
    goal.mojoExecution = other.mojoExecution;
    goal.project = project("Room", folder);
    goal.setLog(new SystemStreamLog() {
      @Override
      public void info(CharSequence line) {
        log.add(line.toString());
      }

      @Override
      public void warn(CharSequence line) {
        log.add("warning: " + line);
      }
    });
    target = goal.target();
    record("shop/room").writeTo(target);
  }

  @Test
  void writesAndAttachesTheObjects() throws Exception {
    goal.execute();

    assertThat(target.manifests())
        .content()
        .contains("name: room\n", "image: shop/room@" + DIGEST + "\n")
        .doesNotContain("GOMAXPROCS");
    assertThat(log)
        .containsExactly("manifests   room: ServiceAccount, Deployment in " + target.manifests());
    assertThat(attached).containsExactly("yaml kubernetes " + target.manifests());
  }

  @Test
  void takesTheImageOfAJavaModuleFromJib() throws Exception {
    Files.delete(folder.resolve("go.mod"));
    Files.delete(target.imageRecord());
    jib("true", DIGEST);

    goal.execute();

    assertThat(target.manifests())
        .content()
        .contains("image: registry.example.com:5000/shop/greeter@" + DIGEST + "\n")
        .doesNotContain("GOMEMLIMIT");
    assertThat(ImageRecord.readFrom(target).tags()).containsExactly("1.0", "latest");

    String next = "sha256:" + "b".repeat(64);
    jib("true", next);
    goal.execute();
    assertThat(target.manifests()).content().contains("greeter@" + next);

    log.clear();
    goal.execute();
    assertThat(log).containsExactly("up to date   manifests room: ServiceAccount, Deployment");
  }

  @Test
  void warnsOfAnImageOfJibThatLacksWhatWasCompiledSince() throws Exception {
    Files.delete(folder.resolve("go.mod"));
    jib("true", DIGEST);
    Path record = target.path().resolve("jib-image.json");
    Path classes = Files.createDirectories(target.path().resolve("classes/shop"));
    Path compiled = Files.createFile(classes.resolve("Greeter.class"));
    long made = record.toFile().lastModified();
    assertThat(compiled.toFile().setLastModified(made + 2_000)).isTrue();

    goal.execute();
    assertThat(log)
        .contains("warning: " + record
            + " is older than the classes of the module: jib-maven-plugin has not built"
            + " them into the image registry.example.com:5000/shop/greeter@" + DIGEST
            + " that is deployed.");

    log.clear();
    assertThat(compiled.toFile().setLastModified(made)).isTrue();
    jib("true", "sha256:" + "b".repeat(64));
    assertThat(record.toFile().setLastModified(made)).isTrue();
    goal.execute();
    assertThat(log).noneMatch(line -> line.startsWith("warning"));
  }

  @Test
  void refusesAnImageOfJibThatNobodyCanPull() throws Exception {
    Files.delete(folder.resolve("go.mod"));
    jib("false", DIGEST);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "jib-maven-plugin has built registry.example.com:5000/shop/greeter, but not pushed it, so no node can pull it."
                + " Run its goal build, or bind that to the phase package.");
  }

  @Test
  void tellsThatTheRecordOfJibIsDamaged() throws Exception {
    Files.delete(folder.resolve("go.mod"));
    Files.writeString(target.path().resolve("jib-image.json"), "{\"image\":null}");

    assertThatThrownBy(goal::execute)
        .hasMessageStartingWith(
            target.path().resolve("jib-image.json") + " is no record of jib-maven-plugin: ");
  }

  @Test
  void leavesAnImageOfJibAloneWhereTheModuleIsOneOfGo() throws Exception {
    jib("false", DIGEST);

    goal.execute();

    assertThat(target.manifests()).content().contains("image: shop/room@" + DIGEST + "\n");
  }

  @Test
  void saysInOneLineThatNothingHasChanged() throws Exception {
    goal.execute();
    log.clear();

    goal.execute();

    assertThat(log).containsExactly("up to date   manifests room: ServiceAccount, Deployment");
    assertThat(attached).hasSize(2);
  }

  @Test
  void makesThemAgainWhenSomethingHasChanged() throws Exception {
    goal.execute();

    goal.session.getUserProperties().setProperty("k8s.env", "A=1");
    goal.execute();
    assertThat(target.manifests()).content().contains("name: A\n");

    goal.session.getUserProperties().setProperty("k8s.image.ports", "8080");
    goal.execute();
    assertThat(target.manifests()).content().contains("kind: Service\n");

    record("shop/other").writeTo(target);
    goal.execute();
    assertThat(target.manifests()).content().contains("image: shop/other@" + DIGEST);

    Files.writeString(target.manifests(), "changed by hand");
    goal.execute();
    assertThat(target.manifests()).content().contains("image: shop/other@" + DIGEST);

    Files.delete(target.manifests());
    goal.execute();
    assertThat(target.manifests()).exists();

    Files.writeString(target.state("manifests.json"), "{}");
    goal.execute();
    assertThat(log).last().asString().startsWith("up to date   manifests ");

    write("kind: ConfigMap\ndata: {a: b}\n");
    goal.execute();
    assertThat(target.manifests()).content().contains("kind: ConfigMap\n");
  }

  @Test
  void doesNotCheckAgainWhatWasRight() throws Exception {
    goal.execute();
    Files.delete(target.imageRecord());

    new Manifests().check(goal);

    goal.workload = new WorkloadConfig();
    goal.workload.name = "Room";
    assertThatThrownBy(() -> new Manifests().check(goal)).hasMessageContaining("(-Dk8s.name)");
  }

  @Test
  void warnsOfWhatHasNoEffect() throws Exception {
    goal.session.getUserProperties().setProperty("k8s.kind", "Job");
    goal.session.getUserProperties().setProperty("k8s.replicas", "2");

    goal.execute();

    assertThat(log.get(0)).isEqualTo("warning: A Job has no replicas: <replicas> is left out.");
  }

  @Test
  void anOlderGoInGoModIsToldItsLimits() throws Exception {
    Files.writeString(folder.resolve("go.mod"), "module example.com/room\n\ngo 1.24.9\n");

    goal.execute();

    assertThat(target.manifests()).content().contains("name: GOMAXPROCS\n");
  }

  @Test
  void putsPropertiesIntoTheUsersManifests() throws Exception {
    goal.project.getProperties().setProperty("greeting", "from the project");
    goal.project.getProperties().setProperty("other", "${unresolved}");
    goal.session.getUserProperties().setProperty("greeting", "from the command line");
    write(
        "kind: ConfigMap\ndata:\n  a: ${greeting}\n  b: ${project.version}, ${project.name}\n  c: ${k8s.image}\n");

    goal.execute();

    assertThat(target.manifests())
        .content()
        .contains("a: from the command line\n", "b: \"1.0, Room\"\n", "c: shop/room@" + DIGEST);

    write("kind: ConfigMap\ndata:\n  a: ${other}\n");
    assertThatThrownBy(goal::execute)
        .hasMessageStartingWith("src/main/k8s/app.yaml, line 3: ${other} is not resolved");
    write("kind: ConfigMap\ndata:\n  a: ${user.home}\n");
    assertThatThrownBy(goal::execute)
        .hasMessageStartingWith("src/main/k8s/app.yaml, line 3: ${user.home} is not resolved");
  }

  @Test
  void knowsTheImagesOfOtherModules() throws Exception {
    MavenProject other = project("migrate", folder.resolve("migrate"));
    goal.session.setProjects(List.of(goal.project, other));
    write("kind: Pod\nspec: {containers: [{name: migrate, image: k8s://migrate}]}\n");

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "src/main/k8s/app.yaml, line 2: k8s://migrate names no module of this build with an image.");

    record("shop/migrate").writeTo(new TargetFolder(Path.of(other.getBuild().getDirectory())));
    goal.execute();
    assertThat(target.manifests()).content().contains("image: shop/migrate@" + DIGEST);
  }

  @Test
  void checksBeforeThereIsAnyImage() throws Exception {
    Files.delete(target.imageRecord());
    goal.session.setProjects(List.of(goal.project, project("migrate", folder.resolve("migrate"))));
    write("kind: Pod\nspec: {containers: [{name: migrate, image: k8s://migrate}]}\n");

    new Manifests().check(goal);

    write("kind: Pod\nmetadata: {name: migrate}\nspec: {containers: [{name: migrate}]}\n");
    assertThatThrownBy(() -> new Manifests().check(goal)).hasMessageContaining("has no image");
    assertThat(target.manifests()).doesNotExist();
  }

  @Test
  void needsAnImage() throws Exception {
    Files.delete(target.imageRecord());

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("There is no image to run: " + target.imageRecord()
            + " is not there. mvn package makes it.");

    goal.session.getUserProperties().setProperty("k8s.skip.image", "true");
    goal.execute();
    assertThat(log)
        .containsExactly(
            "skipped: the goal image is skipped, and without an image there is nothing to run");
  }

  @Test
  void refusesAnElementThatCanNotBe() {
    goal.session.getUserProperties().setProperty("k8s.imagePullPolicy", "always");
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "<workload><imagePullPolicy> (-Dk8s.imagePullPolicy) is \"always\": take one of Always, IfNotPresent, Never.");

    goal.session.getUserProperties().setProperty("k8s.imagePullPolicy", "Never");
    goal.session.getUserProperties().setProperty("k8s.replicas", "-1");
    assertThatThrownBy(goal::execute)
        .hasMessage("<workload><replicas> (-Dk8s.replicas) is -1, and can't be below 0.");
  }

  private void write(String text) throws Exception {
    Path file = folder.resolve("src/main/k8s/app.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static ImageRecord record(String name) {
    return new ImageRecord(
        name,
        List.of("1.0"),
        DIGEST,
        false,
        new ImageRecord.Base("static", Optional.empty()),
        List.of());
  }

  private static MavenProject project(String artifactId, Path folder) {
    MavenProject project = new MavenProject();
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setGroupId("example");
    project.setArtifactId(artifactId);
    project.setVersion("1.0");
    project.setBuild(new Build());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    project.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
    return project;
  }

  private MavenProjectHelper helper() {
    return (MavenProjectHelper) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {MavenProjectHelper.class},
        (proxy, method, arguments) -> {
          attached.add(String.join(
              " ", Arrays.stream(arguments).skip(1).map(String::valueOf).toList()));
          return null;
        });
  }

  /** Writes what jib-maven-plugin 3.5.2 writes. */
  private void jib(String pushed, String digest) throws Exception {
    Files.writeString(
        target.path().resolve("jib-image.json"),
        "{\"image\":\"registry.example.com:5000/shop/greeter:1.0\",\"imageId\":\"sha256:11\",\"imageDigest\":\""
            + digest + "\",\"tags\":[\"1.0\",\"latest\"],\"imagePushed\":" + pushed + "}");
  }
}
