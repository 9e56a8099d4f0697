package io.github.gok8s.kube.operate;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what makes the pods of a release. */
final class Workloads {

  private static final Set<ResourceType> SCALABLE =
      new LinkedHashSet<>(List.of(ResourceTypes.DEPLOYMENT, ResourceTypes.STATEFUL_SET));

  private Workloads() {}

  /**
   * Gives the one that can be scaled and rolled.
   *
   * @throws KubeException if there is none
   */
  static LiveObject scalable(ApiClient api, Release release)
      throws KubeException, InterruptedException {
    return all(api, release).stream().findFirst().orElseThrow(() -> none(api, release));
  }

  /** Lists those that can be scaled and rolled. */
  static List<LiveObject> all(ApiClient api, Release release)
      throws KubeException, InterruptedException {
    return new ReleaseObjects(api, new ResourceTypes(api))
        .ofKinds(release.namespace(), release.instance(), SCALABLE);
  }

  static KubeException none(ApiClient api, Release release) {
    return KubeException.inProject(
        "Nothing named " + release.instance()
            + " was deployed to the namespace " + release.namespace() + " of the context \""
            + api.access().context()
            + "\". mvn k8s:deploy deploys it; -Dk8s.namespace and -Dk8s.context say where else to look.");
  }
}
