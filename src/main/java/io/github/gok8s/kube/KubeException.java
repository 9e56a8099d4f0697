package io.github.gok8s.kube;

import io.github.gok8s.result.UserException;
import org.jspecify.annotations.Nullable;

/** Says what is in the way of running something on Kubernetes. The message is a full sentence for the user. */
public final class KubeException extends UserException {

  private static final long serialVersionUID = 1L;

  private KubeException(String message, @Nullable Throwable cause, boolean mistakeOfUser) {
    super(message, cause, mistakeOfUser);
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
}
