package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.ResourceTypes;
import io.github.gok8s.kube.connection.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what is planned. */
public final class Applier {

  private final ApiClient api;

  public Applier(ApiClient api) {
    this.api = api;
  }

  /**
   * Applies a set, each object that differs, in the plan's order.
   *
   * @throws KubeException if the server refuses what it has accepted when it was tried out; with what was written before
   */
  public List<Applied> apply(Plan plan) throws KubeException, InterruptedException {
    List<Applied> done = new ArrayList<>();
    for (PlannedObject object : plan.objects()) {
      JsonObject live = object.live().orElseGet(JsonObject::new);
      if (object.appliesMain()) {
        live = write(object, FieldManagers.MAIN, object.wanted().tree(), plan, done);
      }
      if (object.replicas() instanceof ReplicasStep.Set set) {
        live = write(
            object,
            FieldManagers.REPLICAS,
            Scalable.onlyReplicas(object.wanted(), set.replicas()),
            plan,
            done);
      }
      done.add(new Applied(object, live));
    }
    return done;
  }

  /**
   * Makes a namespace, and marks it as ours; one that somebody else has made in the meantime stays theirs.
   *
   * @return whether it was made here
   */
  public boolean createNamespace(JsonObject namespace) throws KubeException, InterruptedException {
    ApiAnswer answer = api.send(ApiRequest.post(ResourceTypes.NAMESPACE.collection(""), namespace)
        .with("fieldManager", FieldManagers.MAIN));
    if (!answer.isOk() && !answer.isConflict()) {
      throw KubeException.inProject("The namespace " + Tree.name(namespace)
          + " is not there and can't be made: " + answer.message()
          + ". Let an administrator make it.");
    }
    return answer.isOk();
  }

  private JsonObject write(
      PlannedObject object, String manager, JsonObject tree, Plan plan, List<Applied> done)
      throws KubeException, InterruptedException {
    String namespace = object.wanted().namespace().orElse(plan.options().namespace());
    // conflicts were looked at when it was tried out, and those that are left are to be overwritten
    ApiAnswer answer = api.send(
        ApiRequest.apply(object.type().path(namespace, object.wanted().name()), manager, tree)
            .with("force", "true"));
    if (!answer.isOk()) {
      throw KubeException.inProject(
          object.title() + " was accepted when it was tried out, but not now: " + answer.message()
              + ". " + written(done) + " The same command converges.");
    }
    return answer.body();
  }

  private static String written(List<Applied> done) {
    List<String> titles = done.stream()
        .filter(applied -> applied.planned().isWrite())
        .map(applied -> applied.planned().title())
        .toList();
    return titles.isEmpty()
        ? "Nothing was written."
        : "Written before: " + String.join(", ", titles) + ".";
  }

  /** Applies again what was there before, for what a failed deploy has changed; gives what it applied. */
  public Optional<JsonObject> restore(PlannedObject object, String namespace)
      throws KubeException, InterruptedException {
    Optional<JsonObject> before =
        object.live().flatMap(live -> OwnedFields.of(live, FieldManagers.MAIN));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    ApiAnswer answer = api.send(ApiRequest.apply(
            object
                .type()
                .path(
                    object.wanted().namespace().orElse(namespace),
                    object.wanted().name()),
            FieldManagers.MAIN,
            before.get())
        .with("force", "true"));
    return Optional.of(answer.orThrow(object.title() + " could not be rolled back"));
  }
}
