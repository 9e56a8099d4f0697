package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Exposure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code <service>} of {@code <workload>}. */
public final class ServiceConfig {

  /** {@code ClusterIP}, which is the default, {@code NodePort}, {@code LoadBalancer}, or {@code none} for no Service. */
  @Nullable
  String type;

  /** The port that leads to the image's first one; default is the same number. */
  @Nullable
  Integer port;

  /** The port of each node that leads to it; default is a free one. */
  @Nullable
  Integer nodePort;

  /** By which name the Service is reached from outside; default is no Ingress. */
  @Nullable
  IngressConfig ingress;

  Optional<Exposure> toExposure() throws KubeException {
    return Exposure.of(
        type,
        port,
        nodePort,
        ingress == null ? Optional.empty() : Optional.of(ingress.toIngress()));
  }
}
