package io.github.gok8s.kube.operate;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.apply.LiveObject;
import io.github.gok8s.kube.apply.ReleaseObjects;
import io.github.gok8s.kube.apply.Removal;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Pauses;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Takes away what was deployed under a name: all of it, and nothing else. */
public final class Undeploy {

  private static final String VOLUMES = "PersistentVolumeClaim";

  private final ApiClient api;
  private final Pauses pauses;
  private final Release release;

  public Undeploy(ApiClient api, Pauses pauses, Release release) {
    this.api = api;
    this.pauses = pauses;
    this.release = release;
  }

  /** Gives what would be deleted, in the order in which it was applied; what another object owns goes with that. */
  public List<LiveObject> find() throws KubeException, InterruptedException {
    return all().stream().filter(live -> !live.type().kind().equals(VOLUMES)).toList();
  }

  /** Gives what stays, as nobody can make it again: the volumes. */
  public List<LiveObject> volumes() throws KubeException, InterruptedException {
    return all().stream().filter(live -> live.type().kind().equals(VOLUMES)).toList();
  }

  private List<LiveObject> all() throws KubeException, InterruptedException {
    return new ReleaseObjects(api, new ResourceTypes(api))
            .find(
                release.namespace(),
                release.instance(),
                new LinkedHashSet<>(ResourceTypes.ofModules()))
            .stream()
            .filter(
                live -> Tree.list(live.tree(), "metadata", "ownerReferences").isEmpty())
            .toList();
  }

  /**
   * Deletes it, and waits until it is gone with its pods.
   *
   * @throws KubeException if something is refused, or is still there after the time
   */
  public void delete(List<LiveObject> objects, Duration timeout)
      throws KubeException, InterruptedException {
    Removal removal = new Removal(api, pauses);
    removal.delete(objects, release.namespace());
    long deadline = pauses.nanoTime() + timeout.toNanos();
    List<String> left =
        new ArrayList<>(removal.awaitGone(objects, release.namespace(), timeout).stream()
            .map(LiveObject::title)
            .toList());
    left.addAll(podsAfter(deadline));
    if (!left.isEmpty()) {
      throw KubeException.inEnvironment("After " + timeout.toSeconds()
          + " s there is still " + left.stream().collect(Collectors.joining(", "))
          + ". It is marked for deletion; a finalizer or a node that does not answer may hold it.");
    }
  }

  private List<String> podsAfter(long deadline) throws KubeException, InterruptedException {
    while (true) {
      ApiAnswer pods = api.send(ApiRequest.get(ResourceTypes.POD.collection(release.namespace()))
          .with("labelSelector", Ownership.INSTANCE + "=" + release.instance()));
      List<String> names = pods.isBusy()
          ? List.of("an unknown number of pods, for they can't be listed (" + pods.message() + ")")
          : pods.items().stream().map(pod -> "Pod " + Tree.name(pod)).toList();
      if (names.isEmpty() || pauses.nanoTime() >= deadline) {
        return names;
      }
      pauses.pause(Duration.ofMillis(250));
    }
  }
}
