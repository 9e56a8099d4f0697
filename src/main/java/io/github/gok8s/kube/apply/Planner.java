package io.github.gok8s.kube.apply;

import static java.util.stream.Collectors.toCollection;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.Parallel;
import io.github.gok8s.kube.connection.ResourceType;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.ServerVersion;
import io.github.gok8s.kube.connection.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tries a whole set out on the server before anything is written. */
public final class Planner {

  private final ApiClient api;
  private final ResourceTypes types;
  private final ReleaseObjects release;

  public Planner(ApiClient api) {
    this.api = api;
    this.types = new ResourceTypes(api);
    this.release = new ReleaseObjects(api, types);
  }

  /**
   * Makes the plan.
   *
   * @param objects in the order in which they are applied
   * @throws KubeException if the server would refuse one of them, with all that is refused
   * @throws NoNamespaceException if there is no such namespace
   */
  public Plan plan(List<KubeObject> objects, ApplyOptions options, ServerVersion version)
      throws KubeException, InterruptedException {
    if (objects.isEmpty()) {
      throw KubeException.inProject("There is nothing to apply: the set has no objects.");
    }
    List<Placed> placed = new ArrayList<>();
    for (KubeObject object : objects) {
      KubeObject fitting = ServerFit.of(object, version);
      placed.add(new Placed(
          fitting,
          types.of(fitting.apiVersion(), fitting.kind()),
          fitting.namespace().orElse(options.namespace())));
    }
    Set<ResourceType> kinds = placed.stream()
        .map(Placed::type)
        .filter(ResourceType::isNamespaced)
        .collect(toCollection(LinkedHashSet::new));
    // after a change of <kind> the old workload would run on behind the same Service
    kinds.addAll(ResourceTypes.WORKLOADS);
    List<LiveObject> found = release.find(options.namespace(), options.instance(), kinds);
    List<Autoscaler> autoscalers = autoscalers(objects, options.namespace());
    List<DryRun.Outcome> outcomes = Parallel.map(placed, one -> {
      Optional<LiveObject> live = found.stream().filter(one::is).findFirst();
      return new DryRun(api, options)
          .of(
              one,
              live.isPresent()
                  ? live
                  : release.get(one.namespace(), one.type(), one.object().name()),
              autoscalers);
    });
    return new Plan(
        options,
        new Refusals(api.access(), options, Instant.now()).orPlanned(outcomes),
        orphans(found, placed));
  }

  /** An object, and where it goes. */
  record Placed(KubeObject object, ResourceType type, String namespace) {

    boolean is(LiveObject live) {
      return live.type().groupKind().equals(type.groupKind())
          && live.name().equals(object.name())
          && (!type.isNamespaced()
              || Tree.text(live.tree(), "metadata", "namespace").equals(Optional.of(namespace)));
    }

    String title() {
      return object.kind() + " " + object.name();
    }
  }

  /** Those of the set come first: they are what will be. */
  private List<Autoscaler> autoscalers(List<KubeObject> objects, String namespace)
      throws KubeException, InterruptedException {
    List<Autoscaler> all = new ArrayList<>(objects.stream()
        .filter(object -> object.kind().equals(Autoscaler.KIND))
        .map(object -> Autoscaler.of(object.tree()))
        .toList());
    if (objects.stream().anyMatch(Scalable::isScalable)) {
      all.addAll(release.autoscalers(namespace));
    }
    return all;
  }

  /** Volumes hold what nobody can make again, and are never among them. */
  private static List<LiveObject> orphans(List<LiveObject> found, List<Placed> placed) {
    Predicate<LiveObject> isWanted = live -> placed.stream().anyMatch(one -> one.is(live));
    return found.stream()
        .filter(isWanted.negate())
        .filter(live -> !live.type().kind().equals("PersistentVolumeClaim"))
        .filter(live -> annotation(live, ReleaseObjects.MADE_BY).isEmpty())
        .filter(live -> !annotation(live, ReleaseObjects.PRUNE).equals(Optional.of("false")))
        .filter(live -> Tree.list(live.tree(), "metadata", "ownerReferences").isEmpty())
        .toList();
  }

  private static Optional<String> annotation(LiveObject live, String name) {
    return Tree.text(live.tree(), "metadata", "annotations", name);
  }
}
