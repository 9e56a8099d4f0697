package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.toolchain.Toolchains;
import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.ImageRecord;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DeployMojoTest {

  @TempDir
  private Path folder;

  private final List<String> log = new ArrayList<>();
  private final List<Object> attached = new ArrayList<>();
  private DeployMojo goal;

  @BeforeEach
  void aModule() throws Exception {
    Files.writeString(folder.resolve("go.mod"), "module example.com/room\n\ngo 1.25\n");
    Files.writeString(folder.resolve("main.go"), "package main\n\nfunc main() {}\n");
    goal = new DeployMojo(
        new CompileMojo(
            new GoBuild(new Toolchains(new ProcessRunner())), new Manifests(), helper()),
        new ImageMojo(new ModuleImage(new ImageAssembly())),
        new Manifests(),
        new PushMojo());
    ExampleMojo.intoRoom(goal, folder, log);
    goal.platforms = List.of("linux/amd64");
  }

  @Test
  void addsWhatNodesNeedAndLeavesTheArtifactsAsTheyAre() throws Exception {
    goal.build(new NodePlatforms(Set.of("linux/amd64", "linux/arm64")), true);

    assertThat(log).contains("added   linux/arm64, as the cluster's nodes need it");
    assertThat(ImageRecord.readFrom(goal.target()).platforms())
        .extracting(platform -> platform.platform().toString())
        .containsExactly("linux/amd64", "linux/arm64");
    assertThat(attached).containsOnly("linux-amd64");
    assertThat(Files.readString(goal.target().state("published.txt"))).isEqualTo("linux/amd64\n");
  }

  @Test
  void doesNotDeployAnImageThatIsKeptFromHavingWhatNodesNeed() {
    ImagePlatform chosen = new ImagePlatform();
    chosen.name = "linux/amd64";
    goal.image = new ImageConfig();
    goal.image.platforms = List.of(chosen);

    assertThatThrownBy(() -> goal.build(new NodePlatforms(Set.of("linux/arm64")), true))
        .isInstanceOf(KubeException.class)
        .hasMessage(
            "The nodes of the cluster need linux/arm64, which the image lacks: their pods would end"
                + " with \"exec format error\". Add it to <image><platforms>"
                + " (-Dk8s.image.platforms).");
  }

  private MavenProjectHelper helper() {
    return (MavenProjectHelper) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {MavenProjectHelper.class},
        (proxy, method, arguments) -> {
          attached.add(arguments[2]);
          return null;
        });
  }
}
