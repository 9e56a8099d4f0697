package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Exposure;
import org.jspecify.annotations.Nullable;

/** The {@code <ingress>} of {@code <service>}. */
public final class IngressConfig {

  /** The name, {@code shop.example.com}; default is every name. */
  @Nullable
  String host;

  /** What paths start with; default is {@code /}. */
  @Nullable
  String path;

  /** The IngressClass; default is the cluster's. */
  @Nullable
  String className;

  /** The Secret with the certificate; default is none, and no https. */
  @Nullable
  String tlsSecret;

  /** Takes the short form, {@code <ingress>shop.example.com</ingress>}. */
  public void set(String text) {
    host = text.isBlank() ? null : text.strip();
  }

  Exposure.Ingress toIngress() throws KubeException {
    return Exposure.Ingress.of(host, path, className, tlsSecret);
  }
}
