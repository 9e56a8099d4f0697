package io.github.gok8s.mojo;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a goal for each module of a reactor. Maven takes every goal that works without a POM for an aggregator
 * (DefaultLifecycleTaskSegmentCalculator), and starts it once, for the topmost module.
 *
 * @param execution how Maven has started the goal
 * @param session the session
 * @param plugins what starts goals
 */
record ReactorGoal(MojoExecution execution, MavenSession session, BuildPluginManager plugins) {

  private static final Logger LOG = LoggerFactory.getLogger(ReactorGoal.class);

  /** Whether Maven has started the goal once for other modules too, or for another one. */
  boolean isForAll() {
    return execution.getSource() == MojoExecution.Source.CLI
        && !session.getProjects().equals(List.of(session.getCurrentProject()));
  }

  /** Runs it for each module, in the order of the reactor; the first failure ends all. */
  void runForEach() throws MojoExecutionException, MojoFailureException {
    MavenProject before = session.getCurrentProject();
    try {
      for (MavenProject project : session.getProjects()) {
        session.setCurrentProject(project);
        run(project);
      }
    } finally {
      session.setCurrentProject(before);
    }
  }

  private void run(MavenProject project) throws MojoExecutionException, MojoFailureException {
    MojoDescriptor goal = execution.getMojoDescriptor();
    LOG.info("--- {} @ {}", goal.getGoal(), project.getArtifactId());
    MojoExecution own = new MojoExecution(goal, execution.getExecutionId());
    own.setConfiguration(configuration(
        project.getGoalConfiguration(
            own.getGroupId(), own.getArtifactId(), own.getExecutionId(), own.getGoal()),
        goal));
    try {
      plugins.executeMojo(session, own);
    } catch (PluginConfigurationException | PluginManagerException e) {
      throw new MojoExecutionException(project.getArtifactId() + ": " + e.getMessage(), e);
    }
  }

  /** Gives the module's elements with the goal's defaults below them, as Maven does. */
  private static Xpp3Dom configuration(@Nullable Xpp3Dom ofModule, MojoDescriptor goal) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    PlexusConfiguration defaults = goal.getMojoConfiguration();
    for (Parameter parameter : goal.getParameters()) {
      Xpp3Dom given = ofModule == null ? null : ofModule.getChild(parameter.getName());
      PlexusConfiguration usual = defaults.getChild(parameter.getName(), false);
      Xpp3Dom value = Xpp3Dom.mergeXpp3Dom(
          given == null ? null : new Xpp3Dom(given),
          usual == null ? null : tree(parameter.getName(), usual),
          Boolean.TRUE);
      if (value != null) {
        configuration.addChild(value);
      }
    }
    return configuration;
  }

  private static Xpp3Dom tree(String name, PlexusConfiguration value) {
    Xpp3Dom tree = new Xpp3Dom(name);
    tree.setValue(value.getValue(null));
    for (String attribute : List.of(value.getAttributeNames())) {
      tree.setAttribute(attribute, value.getAttribute(attribute, ""));
    }
    return tree;
  }
}
