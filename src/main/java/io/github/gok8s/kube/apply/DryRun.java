package io.github.gok8s.kube.apply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ApiAnswer;
import io.github.gok8s.kube.connection.ApiClient;
import io.github.gok8s.kube.connection.ApiRequest;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.rollout.RolloutPods;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Applies one object without writing it, and compares what would be with what is. */
final class DryRun {

  /** What everybody writes, the server among them, and what is no content. */
  private static final List<String> NOT_COMPARED = List.of(
      "managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink");

  private final ApiClient api;
  private final ApplyOptions options;

  DryRun(ApiClient api, ApplyOptions options) {
    this.api = api;
    this.options = options;
  }

  /** What came of it. */
  sealed interface Outcome {

    record Planned(PlannedObject object) implements Outcome {}

    /** The server refuses it. */
    record Refused(Planner.Placed object, Optional<JsonObject> live, ApiAnswer answer)
        implements Outcome {}

    /** Fields are somebody else's, and stay so. */
    record InConflict(Planner.Placed object, List<Conflict> conflicts) implements Outcome {}

    /** The object is another tool's. */
    record OfAnotherTool(Planner.Placed object, String tool) implements Outcome {}
  }

  Outcome of(Planner.Placed placed, Optional<LiveObject> found, List<Autoscaler> autoscalers)
      throws KubeException, InterruptedException {
    Optional<JsonObject> live = found.map(LiveObject::tree);
    Optional<String> tool = live.flatMap(OtherTool::of);
    if (tool.isPresent() && !options.takeOver()) {
      return new Outcome.OfAnotherTool(placed, tool.get());
    }
    ReplicasStep replicas = replicas(placed.object(), live, autoscalers);
    KubeObject wanted = inNamespace(placed, Scalable.withoutReplicas(placed.object()));
    ApiRequest request = ApiRequest.apply(
            placed.type().path(placed.namespace(), wanted.name()),
            FieldManagers.MAIN,
            wanted.tree())
        .with("dryRun", "All");
    ApiAnswer answer = api.send(request);
    List<Conflict> conflicts = Conflict.in(answer, live.orElseGet(JsonObject::new));
    if (!conflicts.isEmpty()) {
      List<Conflict> kept = conflicts.stream().filter(this::isKept).toList();
      if (!kept.isEmpty()) {
        return new Outcome.InConflict(placed, kept);
      }
      answer = api.send(request.with("force", "true"));
    }
    if (!answer.isOk()) {
      return new Outcome.Refused(placed, live, answer);
    }
    JsonObject would = answer.body();
    return new Outcome.Planned(new PlannedObject(
        wanted,
        placed.type(),
        live,
        live.map(is -> Change.between(content(is), content(would))).orElse(List.of()),
        conflicts.stream().filter(conflict -> !conflict.isOurs()).toList(),
        conflicts.isEmpty() && live.map(is -> owns(is, would)).orElse(false),
        replicas));
  }

  private boolean isKept(Conflict conflict) {
    if (conflict.isOurs()) {
      return false;
    }
    return conflict.isOfAnotherTool() ? !options.takeOver() : !options.overwrite();
  }

  private ReplicasStep replicas(
      KubeObject object, Optional<JsonObject> live, List<Autoscaler> autoscalers)
      throws KubeException {
    if (!Scalable.isScalable(object)) {
      return new ReplicasStep.Leave();
    }
    Optional<Autoscaler> autoscaler = Autoscaler.of(object.kind(), object.name(), autoscalers);
    Optional<Integer> wanted = Scalable.replicas(object);
    if (wanted.isPresent() && autoscaler.isPresent()) {
      autoscaler.get().check(wanted.get(), options.namespace());
    }
    return ReplicasStep.of(
        live,
        live.isEmpty() ? wanted.or(() -> Scalable.initialReplicas(object)) : wanted,
        autoscaler,
        options.resetReplicas());
  }

  /** The server wants the body to name the namespace of the path, or none. */
  private static KubeObject inNamespace(Planner.Placed placed, KubeObject object) {
    if (!placed.type().isNamespaced() || object.namespace().isPresent()) {
      return object;
    }
    JsonObject tree = object.tree().deepCopy();
    tree.getAsJsonObject("metadata").addProperty("namespace", placed.namespace());
    return new KubeObject(tree);
  }

  /** Whether the same fields are ours as would be after an apply. */
  private static boolean owns(JsonObject live, JsonObject would) {
    return Objects.equals(
        FieldManagers.appliedBy(live, FieldManagers.MAIN),
        FieldManagers.appliedBy(would, FieldManagers.MAIN));
  }

  private static JsonObject content(JsonObject object) {
    JsonObject content = object.deepCopy();
    content.remove("status");
    Tree.at(content, "metadata").map(JsonElement::getAsJsonObject).ifPresent(metadata -> {
      NOT_COMPARED.forEach(metadata::remove);
      // the controller adds it when it comes to it, perhaps between two questions
      if (metadata.get("annotations") instanceof JsonObject annotations
          && annotations.remove(RolloutPods.REVISION) != null
          && annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    });
    return content;
  }
}
