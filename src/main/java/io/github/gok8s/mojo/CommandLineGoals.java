package io.github.gok8s.mojo;

import org.apache.maven.execution.ProjectExecutionEvent;
import org.apache.maven.execution.ProjectExecutionListener;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;

/**
 * Lets a goal of the command line run in the class loader of the lifecycle's goals. Maven takes no {@code <extensions>} over from
 * the POM for it, and would load all classes a second time, which takes longer than many a goal.
 */
public final class CommandLineGoals implements ProjectExecutionListener {

  @Override
  public void beforeProjectLifecycleExecution(ProjectExecutionEvent event) {
    Plugin declared = event.getProject().getPlugin(ConfigurationParticipant.PLUGIN);
    if (declared == null || !declared.isExtensions()) {
      return;
    }
    for (MojoExecution execution : event.getExecutionPlan()) {
      Plugin plugin = execution.getPlugin();
      if (plugin.getId().equals(declared.getId())) {
        plugin.setExtensions(true);
      }
    }
  }

  @Override
  public void beforeProjectExecution(ProjectExecutionEvent event) {}

  @Override
  public void afterProjectExecutionSuccess(ProjectExecutionEvent event) {}

  @Override
  public void afterProjectExecutionFailure(ProjectExecutionEvent event) {}
}
