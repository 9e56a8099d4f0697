package io.github.gok8s.mojo;

import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A goal that needs no sources: it works on what was built or deployed of a module, in a reactor of each; or on what
 * {@code -Dk8s.name} or {@code -Dk8s.artifact} names. A module is one with a go.mod, or with an image of
 * jib-maven-plugin.
 */
abstract class DeployedMojo extends GoMojo {

  @SuppressWarnings("NullAway.Init")
  @Inject
  private BuildPluginManager plugins;

  @Override
  Needs needs() {
    return isAboutModule() ? Needs.GO_OR_JAVA : Needs.NOTHING;
  }

  @Override
  final boolean isDelegated() throws MojoExecutionException, MojoFailureException {
    ReactorGoal each = new ReactorGoal(mojoExecution, session, plugins);
    Properties given = session.getUserProperties();
    if (given.containsKey("k8s.name") || given.containsKey("k8s.artifact") || !each.isForAll()) {
      return false;
    }
    each.runForEach();
    return true;
  }
}
