package io.github.gok8s.mojo;

import io.github.gok8s.result.HostPlatform;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    List<String> mistakes = ConfigurationCheck.mistakes(check -> mistakesIn(session, check));
    if (!mistakes.isEmpty()) {
      throw new MavenExecutionException(String.join("\n", mistakes), (File) null);
    }
    for (MavenProject project : session.getProjects()) {
      if (has(project, PLUGIN) && has(project, JKUBE)) {
        warnOfJkube(project);
        break;
      }
    }
    SharedImageNames.among(session.getProjects()).forEach(LOG::warn);
    for (MavenProject project : session.getProjects()) {
      nameHostPlatform(project);
    }
    HostPlatformInPoms.replaceDuring(session.getRequest(), session.getProjects());
  }

  @Override
  public void afterSessionEnd(MavenSession session) {
    new SharedConnections(session).close();
    new DeploySummary(session).lines().forEach(LOG::info);
  }

  private static List<String> mistakesIn(MavenSession session, ConfigurationCheck check) {
    Set<String> mistakes = new LinkedHashSet<>(check.mistakesIn(session.getUserProperties()));
    for (MavenProject project : session.getProjects()) {
      Plugin plugin = project.getPlugin(PLUGIN);
      if (plugin != null) {
        mistakes.addAll(check.mistakesIn(plugin, String.valueOf(project.getFile())));
      }
    }
    return List.copyOf(mistakes);
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
