package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReactorGoalTest {

  private final List<String> runs = new ArrayList<>();
  private final MojoDescriptor status = new MojoDescriptor();
  private Exception failure;
  private MavenSession session;
  private MavenProject root;

  @BeforeEach
  void aReactor() throws Exception {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("io.github.gok8s");
    plugin.setArtifactId("go-k8s-maven-plugin");
    status.setPluginDescriptor(plugin);
    status.setGoal("status");
    status.setParameters(List.of(parameter("platforms"), parameter("project")));
    XmlPlexusConfiguration defaults = new XmlPlexusConfiguration("configuration");
    XmlPlexusConfiguration project = new XmlPlexusConfiguration("project");
    project.setAttribute("implementation", "org.apache.maven.project.MavenProject");
    project.setValue("${project}");
    defaults.addChild(project);
    status.setMojoConfiguration(defaults);
    root = project("root", null);
    session = session(root, project("room", "linux/arm64"));
  }

  @Test
  void runsForEachModuleWithItsOwnConfiguration() throws Exception {
    goal(MojoExecution.Source.CLI).runForEach();

    assertThat(runs)
        .containsExactly(
            "root: project=${project}", "room: platforms=linux/arm64 project=${project}");
    assertThat(session.getCurrentProject()).isSameAs(root);
  }

  @Test
  void endsWithTheFirstFailureAndLeavesTheSessionAsItWas() {
    failure = new MojoFailureException("no cluster");

    assertThatThrownBy(() -> goal(MojoExecution.Source.CLI).runForEach()).isSameAs(failure);
    assertThat(runs).hasSize(1);
    assertThat(session.getCurrentProject()).isSameAs(root);
  }

  @Test
  void namesTheModuleThatCanNotBeConfigured() {
    failure = new PluginConfigurationException(new PluginDescriptor(), "no such type");

    assertThatThrownBy(() -> goal(MojoExecution.Source.CLI).runForEach())
        .hasMessageStartingWith("root: ")
        .hasMessageContaining("no such type");
  }

  @Test
  void isForAllOnlyWhereMavenStartsItOnceForSeveral() throws Exception {
    assertThat(goal(MojoExecution.Source.CLI).isForAll()).isTrue();
    assertThat(goal(MojoExecution.Source.LIFECYCLE).isForAll()).isFalse();
    session = session(root);
    assertThat(goal(MojoExecution.Source.CLI).isForAll()).isFalse();
  }

  private ReactorGoal goal(MojoExecution.Source source) {
    BuildPluginManager plugins = (BuildPluginManager) Proxy.newProxyInstance(
        ReactorGoalTest.class.getClassLoader(),
        new Class<?>[] {BuildPluginManager.class},
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("executeMojo");
          MojoExecution own = (MojoExecution) arguments[1];
          assertThat(own.getSource()).isNotEqualTo(MojoExecution.Source.CLI);
          StringBuilder run = new StringBuilder(session.getCurrentProject().getArtifactId() + ":");
          for (Xpp3Dom child : own.getConfiguration().getChildren()) {
            run.append(' ').append(child.getName()).append('=').append(child.getValue());
          }
          runs.add(run.toString());
          if (failure != null) {
            throw failure;
          }
          return null;
        });
    return new ReactorGoal(new MojoExecution(status, "default-cli", source), session, plugins);
  }

  @SuppressWarnings("deprecation")
  private static MavenSession session(MavenProject... projects) {
    MavenSession session = new MavenSession(
        null,
        null,
        new DefaultMavenExecutionRequest().setSystemProperties(new Properties()),
        new DefaultMavenExecutionResult());
    session.setProjects(List.of(projects));
    session.setCurrentProject(projects[0]);
    return session;
  }

  private static MavenProject project(String name, String platforms) {
    MavenProject project = new MavenProject();
    project.setArtifactId(name);
    project.setBuild(new Build());
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.gok8s");
    plugin.setArtifactId("go-k8s-maven-plugin");
    if (platforms != null) {
      Xpp3Dom configuration = new Xpp3Dom("configuration");
      Xpp3Dom child = new Xpp3Dom("platforms");
      child.setValue(platforms);
      configuration.addChild(child);
      plugin.setConfiguration(configuration);
    }
    project.getBuild().addPlugin(plugin);
    return project;
  }

  private static Parameter parameter(String name) {
    Parameter parameter = new Parameter();
    parameter.setName(name);
    return parameter;
  }
}
