package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Autoscale;
import org.jspecify.annotations.Nullable;

/** The {@code <autoscale>} of {@code <workload>}. */
public final class AutoscaleConfig {

  /** The fewest pods; default is 1. */
  @Nullable
  Integer min;

  /** The most pods. */
  @Nullable
  Integer max;

  /** How much of the CPU that they request the pods shall use, in per cent; default is 80, unless memory is given. */
  @Nullable
  Integer cpu;

  /** The same for memory; default is not to look at it. */
  @Nullable
  Integer memory;

  /** For how long the load has to be low before pods are taken away; default is 300. */
  @Nullable
  Integer scaleDownSeconds;

  Autoscale toAutoscale() throws KubeException {
    return Autoscale.of(min, max, cpu, memory, scaleDownSeconds);
  }
}
