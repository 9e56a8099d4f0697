package io.github.gok8s.kube.manifest;

import java.util.Collection;
import java.util.Optional;

/** The images of the modules that are built together. */
public interface ModuleImages {

  /** Gives the image of a module by digest, where it has one. */
  Optional<String> of(String artifactId);

  /** Lists the modules. */
  Collection<String> names();
}
