package io.github.gok8s.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A goal that works on what was deployed of a module, or of the name that {@code -Dk8s.name} gives: of one whose folder
 * has no go.mod only where jib-maven-plugin has made an image of it, and in a reactor of each module.
 */
abstract class DeployedMojo extends GoMojo {

  @SuppressWarnings("NullAway.Init")
  @Inject
  private BuildPluginManager plugins;

  @Override
  final boolean needsModule() {
    return isAboutModule() && !new JibImage(this).isThere();
  }

  @Override
  final boolean isDelegated() throws MojoExecutionException, MojoFailureException {
    ReactorGoal each = new ReactorGoal(mojoExecution, session, plugins);
    if (session.getUserProperties().containsKey("k8s.name") || !each.isForAll()) {
      return false;
    }
    each.runForEach();
    return true;
  }
}
