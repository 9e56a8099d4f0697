package io.github.gok8s.mojo;

import io.github.gok8s.result.HostPlatform;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all POMs before anything runs: finds misspelt configuration, warns of JKube and of images of one
 * name, and gives each project the name of this machine's platform.
 *
 * <p>Maven calls it where a POM names this plugin with {@code <extensions>true</extensions>}.
 */
public final class ConfigurationParticipant extends AbstractMavenLifecycleParticipant {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationParticipant.class);

  static final String PLUGIN = "io.github.gok8s:go-k8s-maven-plugin";
  private static final String JKUBE = "org.eclipse.jkube:kubernetes-maven-plugin";

  @Override
  public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
    ConfigurationCheck check = new ConfigurationCheck(Options.ofAllGoals());
    List<String> mistakes = Stream.concat(
            check.mistakesIn(session.getUserProperties()).stream(),
            session.getProjects().stream().flatMap(project -> mistakesIn(project, check)))
        .distinct()
        .toList();
    if (!mistakes.isEmpty()) {
      throw new MavenExecutionException(String.join("\n", mistakes), (File) null);
    }
    session.getProjects().stream()
        .filter(project -> has(project, PLUGIN) && has(project, JKUBE))
        .findFirst()
        .ifPresent(ConfigurationParticipant::warnOfJkube);
    SharedImageNames.among(session.getProjects()).forEach(LOG::warn);
    session.getProjects().forEach(ConfigurationParticipant::nameHostPlatform);
    HostPlatformInPoms.replaceDuring(session.getRequest(), session.getProjects());
  }

  @Override
  public void afterSessionEnd(MavenSession session) {
    new SharedConnections(session).close();
    new DeploySummary(session).lines().forEach(LOG::info);
  }

  private static Stream<String> mistakesIn(MavenProject project, ConfigurationCheck check) {
    return Optional.ofNullable(project.getPlugin(PLUGIN)).stream()
        .flatMap(plugin -> check.mistakesIn(plugin, String.valueOf(project.getFile())).stream());
  }

  private static boolean has(MavenProject project, String plugin) {
    return project.getPlugin(plugin) != null;
  }

  private static void warnOfJkube(MavenProject project) {
    String first = project.getBuildPlugins().stream()
        .map(Plugin::getKey)
        .filter(key -> key.equals(PLUGIN) || key.equals(JKUBE))
        .findFirst()
        .orElseThrow();
    LOG.warn(
        "{} and {} both have the goal prefix k8s and both stand in {}: there, mvn k8s:<goal> calls {},"
            + " because it comes first. Call the other one by its full name: mvn {}:<goal>",
        PLUGIN,
        JKUBE,
        project.getFile(),
        first,
        first.equals(PLUGIN) ? JKUBE : PLUGIN);
  }

  /** Sets the property, and puts it into the dependencies' classifiers, which Maven has interpolated already. */
  private static void nameHostPlatform(MavenProject project) {
    // not putIfAbsent: the Properties of Maven 4 forward only the methods for strings
    String host = project
        .getProperties()
        .getProperty(Options.HOST_PLATFORM, HostPlatform.current().slug());
    project.getProperties().setProperty(Options.HOST_PLATFORM, host);
    String expression = "${" + Options.HOST_PLATFORM + "}";
    for (Dependency dependency : project.getDependencies()) {
      String classifier = dependency.getClassifier();
      if (classifier != null && classifier.contains(expression)) {
        dependency.setClassifier(classifier.replace(expression, host));
      }
    }
  }
}
