package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.image.load.ContainerEngine;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.connection.TestCluster;
import io.github.gok8s.kube.deploy.Narrator;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ClusterImageTest {

  @TempDir
  Path folder;

  @AutoClose
  private final TestCluster cluster = new TestCluster("docker-desktop");

  private ExampleMojo goal;

  @BeforeEach
  void start() throws Exception {
    goal = ExampleMojo.in(folder.resolve("web").toFile());
    MavenProject web = module(goal.project, "web", 'a', true);
    MavenProject room = module(new MavenProject(), "room", 'b', true);
    MavenProject java = module(new MavenProject(), "java", 'c', false);
    goal.session.setProjects(List.of(web, room, java));
  }

  /** A k8s://room is pulled by no node: the image was loaded into it under its tag. */
  @Test
  void imagesOfTheModulesBesideAreNamedAsTheyWereLoaded() throws Exception {
    ManifestSet named = named(new ClusterImage.Way.Nodes(ContainerEngine.DOCKER));

    assertThat(named.yaml())
        .contains(
            "image: docker.io/shop/web:sha-aaaaaaaaaaaa",
            "image: docker.io/shop/room:sha-bbbbbbbbbbbb",
            "image: shop/java@sha256:" + "c".repeat(64));
  }

  @Test
  void whereARegistryHasThemTheyKeepTheirNames() throws Exception {
    assertThat(named(new ClusterImage.Way.Named()).yaml())
        .contains("image: shop/room@sha256:" + "b".repeat(64));
  }

  private ManifestSet named(ClusterImage.Way way) throws Exception {
    JsonObject pod = YamlFile.object("""
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - {name: web, image: 'shop/web@sha256:%s'}
          - {name: room, image: 'shop/room@sha256:%s'}
          - {name: java, image: 'shop/java@sha256:%s'}
        """.formatted("a".repeat(64), "b".repeat(64), "c".repeat(64)));
    ClusterSession session = new ClusterSession(
        goal,
        cluster.api(),
        new ServerVersion("v1.31.0", 31),
        "shop",
        new Narrator(LoggerFactory.getLogger(ClusterImageTest.class)));
    return new ClusterImage(session, way)
        .named(new ManifestSet(List.of(new KubeObject(pod))))
        .set();
  }

  private MavenProject module(MavenProject project, String name, char digit, boolean isGo)
      throws Exception {
    Path module = Files.createDirectories(folder.resolve(name));
    if (isGo) {
      Files.writeString(module.resolve("go.mod"), "module example.com/" + name + "\n");
    }
    project.setFile(module.resolve("pom.xml").toFile());
    project.setArtifactId(name);
    Build build = new Build();
    build.setDirectory(module.resolve("target").toString());
    project.setBuild(build);
    new ImageRecord(
            "shop/" + name,
            List.of("1"),
            "sha256:" + String.valueOf(digit).repeat(64),
            false,
            new ImageRecord.Base("static", Optional.empty()),
            List.of())
        .writeTo(new TargetFolder(module.resolve("target")));
    return project;
  }
}
