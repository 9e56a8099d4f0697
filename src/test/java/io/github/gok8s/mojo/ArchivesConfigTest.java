package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.dist.ArchiveContent;
import io.github.gok8s.go.dist.ArchiveName;
import io.github.gok8s.go.dist.DistributionSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchivesConfigTest {

  private final ArchivesConfig config = new ArchivesConfig();
  private final MavenProject project = project("/shop/room/pom.xml");
  private final Properties commandLine = new Properties();

  @BeforeEach
  void aModuleOfAReactor() {
    project.setArtifactId("room");
    project.setVersion("1.0");
    MavenProject parent = project("/shop/pom.xml");
    parent.setParent(new MavenProject());
    project.setParent(parent);
  }

  @Test
  void namesArchivesAsARepositoryDoesAndSearchesTheParentsToo() throws Exception {
    assertThat(config.toSpec(project))
        .contains(new DistributionSpec.Archives(
            new ArchiveName("{artifactId}-{version}-{platform}", "room", "1.0"),
            new ArchiveContent(
                List.of(Path.of("/shop/room").toAbsolutePath(), Path.of("/shop").toAbsolutePath()),
                List.of())));
  }

  @Test
  void takesNameAndFiles() throws Exception {
    config.name = "{artifactId}";
    config.files = List.of("*.md");

    DistributionSpec.Archives archives = config.toSpec(project).orElseThrow();

    assertThat(archives.name().template()).isEqualTo("{artifactId}");
    assertThat(archives.content().globs()).containsExactly("*.md");
  }

  @Test
  void canBeSwitchedOffInBothForms() throws Exception {
    config.set(" false\n");
    assertThat(config.toSpec(project)).isEmpty();

    config.set("true");
    assertThat(config.toSpec(project)).isPresent();

    config.enabled = false;
    assertThat(config.toSpec(project)).isEmpty();
  }

  @Test
  void refusesAShortFormThatIsNeitherTrueNorFalse() {
    config.set("yes");

    assertThatThrownBy(() -> config.toSpec(project))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("<archives> (-Dk8s.archives): \"yes\" is neither true nor false.");
  }

  @Test
  void keepsItsElementsWhenTheCommandLineSwitchesItOn() throws Exception {
    ExampleMojo goal = new ExampleMojo();
    goal.archives = config;
    config.enabled = false;
    config.name = "{artifactId}";
    commandLine.setProperty("k8s.archives", "true");

    new Overlay(commandLine, new Properties(), Path.of("/shop")).applyTo(goal);

    assertThat(config.toSpec(project).orElseThrow().name().template()).isEqualTo("{artifactId}");
  }

  private static MavenProject project(String pom) {
    MavenProject project = new MavenProject();
    project.setFile(new File(pom));
    return project;
  }
}
