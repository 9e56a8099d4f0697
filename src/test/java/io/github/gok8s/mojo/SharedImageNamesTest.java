package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class SharedImageNamesTest {

  @Test
  void areThoseOfModulesWithOneArtifactId() throws Exception {
    assertThat(SharedImageNames.among(List.of(
            project("shop", "Tool", ""), project("shop", "web", ""), project("test", "tool", ""))))
        .containsExactly(
            "shop:Tool and test:tool would both make the image tool:1.0. Give one of them another"
                + " <image><name> (-Dk8s.image.name).");
  }

  @Test
  void areThoseThatAParentGivesToSeveral() throws Exception {
    String image = "<image><name>shop/all</name><tags><tag>1</tag><tag>latest</tag></tags></image>";

    assertThat(SharedImageNames.among(
            List.of(project("shop", "a", image), project("shop", "b", image))))
        .containsExactly(
            "shop:a and shop:b would both make the image shop/all:1,latest. Give one of"
                + " them another <image><name> (-Dk8s.image.name).");
  }

  @Test
  void areNoneWhereNamesOrTagsDiffer() throws Exception {
    MavenProject byProperty = project("third", "tool", "");
    byProperty.getProperties().setProperty("k8s.image.name", "third/tool");

    assertThat(SharedImageNames.among(List.of(
            project("shop", "tool", "<image><name>shop/tool</name></image>"),
            project("test", "tool", "<image><tags>test</tags></image>"),
            byProperty,
            project("fourth", "tool", "<image/>"))))
        .isEmpty();
  }

  @Test
  void countOnlyForModulesThatMakeImages() throws Exception {
    MavenProject java = project("test", "tool", "");
    java.setPackaging("jar");

    assertThat(SharedImageNames.among(List.of(project("shop", "tool", ""), java)))
        .isEmpty();
  }

  private static MavenProject project(String groupId, String artifactId, String configuration)
      throws Exception {
    MavenProject project = new MavenProject();
    project.setGroupId(groupId);
    project.setArtifactId(artifactId);
    project.setVersion("1.0");
    project.setPackaging("go");
    if (!configuration.isEmpty()) {
      Plugin plugin = new Plugin();
      plugin.setGroupId("io.github.gok8s");
      plugin.setArtifactId("go-k8s-maven-plugin");
      plugin.setConfiguration(Xpp3DomBuilder.build(
          new StringReader("<configuration>" + configuration + "</configuration>")));
      project.getBuild().addPlugin(plugin);
    }
    return project;
  }
}
