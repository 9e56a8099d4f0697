package io.github.gok8s.kube.operate;

import static java.util.stream.Collectors.joining;

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
   * Gives the one that can be scaled and rolled: that which has the name of the release, else the only one.
   *
   * @throws KubeException if there is none, or it is not clear which
   */
  static LiveObject scalable(ApiClient api, Release release)
      throws KubeException, InterruptedException {
    List<LiveObject> all = all(api, release);
    if (all.isEmpty()) {
      throw none(api, release);
    }
    List<LiveObject> own =
        all.stream().filter(one -> one.name().equals(release.instance())).toList();
    List<LiveObject> meant = own.isEmpty() ? all : own;
    if (meant.size() > 1) {
      throw KubeException.inProject("It is not clear which one is meant: deployed as "
          + release.instance() + " to the namespace " + release.namespace() + " are "
          + meant.stream().map(LiveObject::title).collect(joining(", "))
          + (own.isEmpty()
              ? ", and none of them has that name. Change one by kubectl."
              : ". mvn k8s:deploy -Dk8s.prune deletes the one that is no more in the set."));
    }
    return meant.get(0);
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
