package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.connection.Tree;
import java.util.Optional;

/** Knows the marks by which other tools find their objects again. */
final class OtherTool {

  private OtherTool() {}

  /** Gives the tool that looks after an object, if it is not this plugin. */
  static Optional<String> of(JsonObject live) {
    if (Tree.text(live, "metadata", "annotations", "argocd.argoproj.io/tracking-id")
        .isPresent()) {
      return Optional.of("Argo CD");
    }
    if (Tree.text(live, "metadata", "annotations", "meta.helm.sh/release-name").isPresent()) {
      return Optional.of("Helm");
    }
    if (Tree.text(live, "metadata", "labels", "kustomize.toolkit.fluxcd.io/name")
        .isPresent()) {
      return Optional.of("Flux");
    }
    return Tree.text(live, "metadata", "labels", Ownership.MANAGED_BY)
        .filter(manager -> !manager.equals(Ownership.MANAGER));
  }
}
