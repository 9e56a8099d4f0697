package io.github.gok8s.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Makes the elements of a goal final, and decides whether it has something to do.
 *
 * @param goal the goal, as Maven has filled it
 */
record GoalStart(GoMojo goal) {

  /**
   * Puts the values of properties into the goal.
   *
   * @return whether it shall run
   * @throws MojoFailureException if the configuration is wrong
   */
  boolean prepare() throws MojoFailureException {
    if (!goal.mojoExecution.getPlugin().isExtensions()) {
      checkConfiguration();
    }
    new Overlay(commandLine(), projectProperties(), goal.folder()).applyTo(goal);
    if (isSkipped(goal.mojoExecution.getGoal())) {
      goal.getLog().info("skipped, as <skip> or -Dk8s.skip says");
      return false;
    }
    Optional<String> missing = isMeantForGo() ? Optional.empty() : goal.needs().missingIn(goal);
    if (missing.isPresent()) {
      goal.getLog().info("skipped: " + missing.get());
      return false;
    }
    UnresolvedExpressions.check(goal);
    return true;
  }

  /** With packaging {@code go} a missing go.mod is a mistake, which the goal then tells. */
  private boolean isMeantForGo() {
    return goal.project.getPackaging().equals("go");
  }

  /** Does what {@link ConfigurationParticipant} has done already where the plugin is an extension. */
  private void checkConfiguration() throws MojoFailureException {
    List<String> mistakes = ConfigurationCheck.mistakes(this::mistakesIn);
    if (!mistakes.isEmpty()) {
      throw new MojoFailureException(String.join("\n", mistakes));
    }
  }

  private List<String> mistakesIn(ConfigurationCheck check) {
    List<String> mistakes = new ArrayList<>(check.mistakesIn(commandLine()));
    mistakes.addAll(
        check.mistakesIn(goal.mojoExecution.getPlugin(), String.valueOf(goal.project.getFile())));
    return mistakes;
  }

  /** Whether {@code <skip>} or a property says that a goal has nothing to do. */
  boolean isSkipped(String name) {
    String property = "k8s.skip." + name;
    String ofGoal =
        commandLine().getProperty(property, projectProperties().getProperty(property, "false"));
    return Boolean.TRUE.equals(goal.skip) || Boolean.parseBoolean(ofGoal);
  }

  /** Whether the command line names a goal of this plugin, as in {@code mvn package k8s:push}. */
  boolean isAskedFor(String name) {
    String words = "(?:k8s|(?:.*:)?go-k8s-maven-plugin(?::[^:]+)?):" + name + "(?:@.*)?";
    return goal.session.getGoals().stream().anyMatch(asked -> asked.matches(words));
  }

  private Properties commandLine() {
    return goal.session.getUserProperties();
  }

  private Properties projectProperties() {
    return goal.project.getProperties();
  }
}
