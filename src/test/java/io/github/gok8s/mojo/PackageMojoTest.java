package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.gok8s.go.buildinfo.FakeBinary;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.TargetFolder;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.License;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageMojoTest {

  @TempDir
  private Path folder;

  private final List<String> attached = new ArrayList<>();
  private final PackageMojo goal = new PackageMojo((MavenProjectHelper) Proxy.newProxyInstance(
      getClass().getClassLoader(),
      new Class<?>[] {MavenProjectHelper.class},
      (proxy, method, arguments) ->
          attached.add(arguments[2] + " " + arguments[1] + " " + ((File) arguments[3]).getName())));
  private TargetFolder target;

  @BeforeEach
  void aModuleThatIsBuilt() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    Files.createFile(folder.resolve("LICENSE"));
    ExampleMojo other = ExampleMojo.in(folder.toFile());
    goal.session = other.session;
    goal.mojoExecution = other.mojoExecution;
    goal.mojoExecution.getPlugin().setVersion("0.1.0");
    goal.project = other.project;
    goal.project.setGroupId("com.example");
    goal.project.setArtifactId("room");
    goal.project.setVersion("1.0");
    goal.project.setPackaging("go");
    License license = new License();
    license.setName("MIT");
    goal.project.getModel().addLicense(license);
    goal.project.setArtifact(new DefaultArtifact(
        "com.example", "room", "1.0", null, "go", null, new DefaultArtifactHandler("go")));
    goal.project.setBuild(new Build());
    goal.project.getBuild().setFinalName("room-1.0");
    goal.project.getBuild().setDirectory(folder.resolve("target").toString());
    target = goal.target();
    build("linux/amd64", "windows/arm64");
  }

  @Test
  void attachesBillOfMaterialsAndChecksumsAndMakesTheMainArtifact() throws Exception {
    goal.execute();

    assertThat(attached)
        .containsExactly(
            "cyclonedx json sbom.cdx.json", "spdx json sbom.spdx.json", "checksums txt SHA256SUMS");
    assertThat(goal.project.getArtifact().getFile()).hasName("room-1.0.zip").exists();
    JsonObject component =
        Json.read(target.sbom()).getAsJsonObject("metadata").getAsJsonObject("component");
    assertThat(component.get("purl").getAsString())
        .isEqualTo("pkg:maven/com.example/room@1.0?type=zip");
    assertThat(component.getAsJsonArray("licenses").toString())
        .isEqualTo("[{\"license\":{\"name\":\"MIT\"}}]");
  }

  @Test
  void attachesTheArchivesThatAreAskedFor() throws Exception {
    goal.session.getUserProperties().setProperty("k8s.archives", "true");

    goal.execute();

    assertThat(attached)
        .contains(
            "linux-amd64 tar.gz room-1.0-linux-amd64.tar.gz",
            "windows-arm64 zip room-1.0-windows-arm64.zip")
        .hasSize(5);
  }

  @Test
  void leavesOutWhatIsBuiltForTheImageAlone() throws Exception {
    new PublishedBinaries(goal).remember(List.of(Platform.parse("windows/arm64")));
    goal.session.getUserProperties().setProperty("k8s.archives", "true");

    goal.execute();

    assertThat(attached)
        .contains("windows-arm64 zip room-1.0-windows-arm64.zip")
        .hasSize(4);
    assertThat(Files.readString(target.path().resolve("SHA256SUMS"))).doesNotContain("linux");
    assertThat(Files.readString(target.sbom())).contains("binary:linux/amd64/room");
  }

  @Test
  void leavesTheMainArtifactOfAnotherPackagingAlone() throws Exception {
    goal.project.setPackaging("jar");

    goal.execute();

    assertThat(goal.project.getArtifact().getFile()).isNull();
    assertThat(attached).hasSize(3);
  }

  @Test
  void putsTheTimeOfTheReleaseIntoTheBillOfMaterials() throws Exception {
    goal.project
        .getProperties()
        .setProperty("project.build.outputTimestamp", "2026-11-24T08:00:00Z");

    goal.execute();

    assertThat(Json.read(target.sbom())
            .getAsJsonObject("metadata")
            .get("timestamp")
            .getAsString())
        .isEqualTo("2026-11-24T08:00:00Z");
  }

  @Test
  void failsWhenABinaryIsGone() throws Exception {
    Path binary = target.binaries(Platform.parse("linux/amd64")).resolve("room");
    Files.delete(binary);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(binary + " is not, or no more, what was compiled for linux/amd64.");
  }

  @Test
  void failsWhereNothingWasBuilt() throws Exception {
    Files.delete(target.buildRecord());

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("build.json");
  }

  private void build(String... platforms) throws Exception {
    List<Binary> binaries = new ArrayList<>();
    for (String text : platforms) {
      Platform platform = Platform.parse(text);
      Path file = FakeBinary.write(
          target.binaries(platform).resolve("room" + platform.executableSuffix()),
          "path\texample.com/room\nmod\texample.com/room\t(devel)\t\n");
      binaries.add(Binaries.of("room", platform, file));
    }
    new BuildRecord("go1.26.8", List.of(), binaries).writeTo(target);
  }
}
