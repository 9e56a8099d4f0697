package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.operate.PodLogs;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows what the newest pods of the module write, each line with its pod before it. */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends DeployedMojo {

  private static final int USUAL_TAIL = 100;

  /** How many lines of each container are shown first; default is 100. {@code -Dk8s.tail} */
  @Parameter
  @Nullable
  Integer tail;

  /** Whether to go on until Ctrl-C, also with pods that come later; default is false. {@code -Dk8s.follow} */
  @Parameter
  @Nullable
  Boolean follow;

  @Override
  void run() throws KubeException, InterruptedException {
    int lines = requireNonNullElse(tail, USUAL_TAIL);
    if (lines < 0) {
      throw KubeException.inProject("<tail> (-Dk8s.tail) is " + lines + ", and can't be below 0.");
    }
    ClusterSession cluster = ClusterSession.open(this, ClusterSession.Purpose.READ);
    PodLogs logs = new PodLogs(cluster.api(), Pauses.real(), cluster.release(), getLog()::info);
    if (Boolean.TRUE.equals(follow)) {
      logs.follow(lines);
    } else {
      logs.last(lines);
    }
  }
}
