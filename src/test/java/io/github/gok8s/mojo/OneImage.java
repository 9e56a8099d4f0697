package io.github.gok8s.mojo;

import io.github.gok8s.kube.manifest.ModuleImages;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A build with one module. */
record OneImage(String artifactId, String image) implements ModuleImages {

  @Override
  public Optional<String> of(String name) {
    return name.equals(artifactId) ? Optional.of(image) : Optional.empty();
  }

  @Override
  public Collection<String> names() {
    return List.of(artifactId);
  }
}
