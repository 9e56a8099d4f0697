package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.HostPlatform;
import java.io.File;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ConfigurationParticipantTest {

  private final MavenSession session = Sessions.withUserProperties(new Properties());

  @Test
  void stopsTheBuildWithAllMistakesOfAllModules() throws Exception {
    projects(
        project("/shop/pom.xml", plugin("<platform>host</platform>")),
        project("/shop/web/pom.xml", plugin("<image><nmae>web</nmae></image>")));
    session.getUserProperties().setProperty("k8s.strp", "true");

    assertThatThrownBy(this::afterProjectsRead)
        .isInstanceOf(MavenExecutionException.class)
        .hasMessage("""
            -Dk8s.strp is no property of go-k8s-maven-plugin. Did you mean -Dk8s.strip?
            <platform> is no element of go-k8s-maven-plugin's configuration (/shop/pom.xml). Did you mean <platforms>?
            <image><nmae> is no element of go-k8s-maven-plugin's configuration (/shop/web/pom.xml). Did you mean <image><name>?""");
  }

  @Test
  void takesWhatOnlySomeGoalsHave() throws Exception {
    session.getUserProperties().setProperty("k8s.skip.image", "true");
    session.getUserProperties().setProperty("k8s.wide", "true");
    projects(project("/shop/pom.xml", plugin("<tail>10</tail><follow>true</follow>")));

    assertThatCode(this::afterProjectsRead).doesNotThrowAnyException();
  }

  @Test
  void leavesOtherPluginsAndModulesWithoutThisOneAlone() throws Exception {
    Plugin other = plugin("<platform>host</platform>");
    other.setArtifactId("other-maven-plugin");
    projects(project("/shop/pom.xml"), project("/shop/web/pom.xml", other));

    assertThatCode(this::afterProjectsRead).doesNotThrowAnyException();
  }

  @Test
  void letsABuildWithJkubeBesideItGoOn() throws Exception {
    Plugin jkube = new Plugin();
    jkube.setGroupId("org.eclipse.jkube");
    jkube.setArtifactId("kubernetes-maven-plugin");
    projects(project("/shop/pom.xml", jkube, plugin("")));

    assertThatCode(this::afterProjectsRead).doesNotThrowAnyException();
  }

  @Test
  void givesEachProjectTheNameOfThisMachinesPlatform() throws Exception {
    MavenProject root = project("/shop/pom.xml");
    MavenProject web = project("/shop/web/pom.xml");
    web.getDependencies().add(dependency("${k8s.host.platform}"));
    web.getDependencies().add(dependency("tool-${k8s.host.platform}"));
    web.getDependencies().add(dependency("sources"));
    web.getDependencies().add(new Dependency());
    projects(root, web);

    afterProjectsRead();

    String host = HostPlatform.current().slug();
    assertThat(root.getProperties()).containsEntry("k8s.host.platform", host);
    assertThat(web.getProperties()).containsEntry("k8s.host.platform", host);
    assertThat(web.getDependencies())
        .extracting(Dependency::getClassifier)
        .containsExactly(host, "tool-" + host, "sources", null);
  }

  @Test
  void keepsAPlatformThatThePomNames() throws Exception {
    MavenProject project = project("/shop/pom.xml");
    project.getProperties().setProperty("k8s.host.platform", "plan9-386");
    project.getDependencies().add(dependency("${k8s.host.platform}"));
    projects(project);

    afterProjectsRead();

    assertThat(project.getDependencies().get(0).getClassifier()).isEqualTo("plan9-386");
  }

  private void afterProjectsRead() throws MavenExecutionException {
    new ConfigurationParticipant().afterProjectsRead(session);
  }

  private void projects(MavenProject... projects) {
    session.setProjects(List.of(projects));
  }

  private static MavenProject project(String pom, Plugin... plugins) {
    MavenProject project = new MavenProject();
    project.setFile(new File(pom));
    List.of(plugins).forEach(project.getBuild()::addPlugin);
    return project;
  }

  private static Plugin plugin(String configuration) throws Exception {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.gok8s");
    plugin.setArtifactId("go-k8s-maven-plugin");
    plugin.setConfiguration(Xpp3DomBuilder.build(
        new StringReader("<configuration>" + configuration + "</configuration>")));
    return plugin;
  }

  private static Dependency dependency(String classifier) {
    Dependency dependency = new Dependency();
    dependency.setClassifier(classifier);
    return dependency;
  }
}
