package io.github.gok8s.kube;

import org.jspecify.annotations.Nullable;

/**
 * Says what is in the way of running something on Kubernetes. The message is a full sentence for the user.
 *
 * <p>{@link #isMistakeOfUser()} tells the user's project and configuration from the machine, the network and the cluster.
 */
public final class KubeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean mistakeOfUser;

  private KubeException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause);
    this.mistakeOfUser = mistakeOfUser;
  }

  /** The user's project or configuration is wrong. */
  public static KubeException inProject(String message) {
    return new KubeException(message, null, true);
  }

  /** The machine, the network or the cluster is in the way. */
  public static KubeException inEnvironment(String message) {
    return new KubeException(message, null, false);
  }

  /** The machine, the network or the cluster is in the way. */
  public static KubeException inEnvironment(String message, Throwable cause) {
    return new KubeException(message, cause, false);
  }

  public boolean isMistakeOfUser() {
    return mistakeOfUser;
  }
}
