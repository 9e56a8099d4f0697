package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class CommandLineGoalsTest {

  private static final String OURS = "go-k8s-maven-plugin";

  @Test
  void takesOverTheExtensionsOfThePom() {
    Plugin asked = plugin(OURS, "1", false);

    begin(List.of(plugin(OURS, "1", true)), asked);

    assertThat(asked.isExtensions()).isTrue();
  }

  @Test
  void leavesGoalsOfAnotherVersionAndOfOtherPluginsAlone() {
    Plugin older = plugin(OURS, "0", false);
    Plugin other = plugin("other-maven-plugin", "1", false);

    begin(List.of(plugin(OURS, "1", true), plugin("other-maven-plugin", "1", true)), older, other);

    assertThat(List.of(older, other)).noneMatch(Plugin::isExtensions);
  }

  @Test
  void leavesGoalsAloneWhereThePomHasNoExtensionsOrNotThisPlugin() {
    Plugin asked = plugin(OURS, "1", false);

    begin(List.of(plugin(OURS, "1", false)), asked);
    begin(List.of(), asked);

    assertThat(asked.isExtensions()).isFalse();
  }

  private static void begin(List<Plugin> declared, Plugin... asked) {
    MavenProject project = new MavenProject();
    project.getModel().setBuild(new Build());
    declared.forEach(project.getBuild()::addPlugin);
    List<MojoExecution> plan = List.of(asked).stream()
        .map(plugin -> new MojoExecution(plugin, "push", "default-cli"))
        .toList();
    new CommandLineGoals()
        .beforeProjectLifecycleExecution(new ProjectExecutionEvent(
            Sessions.withUserProperties(new Properties()), project, plan));
  }

  private static Plugin plugin(String artifact, String version, boolean hasExtensions) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.gok8s");
    plugin.setArtifactId(artifact);
    plugin.setVersion(version);
    plugin.setExtensions(hasExtensions);
    return plugin;
  }
}
