package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.Resources;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code <resources>} of {@code <workload>}. */
public final class ResourcesConfig {

  /** What is kept for the container; default is {@code cpu=100m,memory=64Mi,ephemeral-storage=32Mi}, {@code none} for no request. */
  @Nullable
  Map<String, String> requests;

  /** What it never gets more of; default is {@code cpu=1,memory=128Mi,ephemeral-storage=64Mi}, {@code none} for no limit. */
  @Nullable
  Map<String, String> limits;

  Resources toResources() throws KubeException {
    return Resources.of(
        requireNonNullElse(requests, Map.of()), requireNonNullElse(limits, Map.of()));
  }
}
