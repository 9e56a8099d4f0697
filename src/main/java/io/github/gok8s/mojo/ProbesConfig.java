package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Probes;
import org.jspecify.annotations.Nullable;

/** The {@code <probes>} of {@code <workload>}: each a path as {@code /readyz}, {@code tcp}, {@code grpc} or {@code none}. */
public final class ProbesConfig {

  /** Whether the program has started; default is what is asked for readiness. */
  @Nullable
  String startup;

  /** Whether the program gets requests; default is whether its first port can be connected to. */
  @Nullable
  String readiness;

  /** Whether the program need not be restarted; default is none. */
  @Nullable
  String liveness;

  Probes toProbes(boolean hasPorts) throws KubeException {
    return Probes.of(startup, readiness, liveness, hasPorts);
  }
}
