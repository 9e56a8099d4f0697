package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Makes the autoscalers of a set and what they scale fit each other, whoever wrote which.
 *
 * @param objects all objects of the set
 * @param places where their parts come from
 */
record Autoscalers(List<JsonObject> objects, Places places) {

  /**
   * Takes the replicas out of what is scaled: a number that is applied again and again would undo the autoscaler's. A
   * number that the project gives stays as an annotation, for the first time.
   *
   * @param configured how many replicas the project wants
   * @throws KubeException if an autoscaler could do nothing, or would undo that number at once
   */
  void settle(OptionalInt configured) throws KubeException {
    for (JsonObject autoscaler : objects) {
      if (autoscaler.get("kind").getAsString().equals("HorizontalPodAutoscaler")) {
        Optional<JsonObject> target = target(autoscaler);
        if (target.isPresent()) {
          settle(autoscaler, target.get(), configured);
        }
      }
    }
  }

  private void settle(JsonObject autoscaler, JsonObject target, OptionalInt configured)
      throws KubeException {
    JsonObject spec = autoscaler.getAsJsonObject("spec");
    int min = number(spec, "minReplicas").orElse(1);
    int max = number(spec, "maxReplicas").orElse(Integer.MAX_VALUE);
    if (max < min) {
      throw KubeException.inProject(places.of(autoscaler, spec.get("maxReplicas"))
          + ": maxReplicas is " + max + ", below the minReplicas of " + min + ".");
    }
    JsonObject targetSpec = target.getAsJsonObject("spec");
    OptionalInt replicas = configured.isPresent() ? configured : number(targetSpec, "replicas");
    if (replicas.isPresent()) {
      int number = replicas.getAsInt();
      if (number < min || number > max) {
        throw KubeException.inProject("<workload><replicas> (-Dk8s.replicas) is " + number
            + ", but " + places.of(autoscaler, spec) + " keeps " + min + " to " + max
            + ": leave <replicas> out, or take a number from there for the start.");
      }
      targetSpec.remove("replicas");
      annotations(target).addProperty(Ownership.INITIAL_REPLICAS, Integer.toString(number));
    }
    checkRequests(spec, target);
  }

  /** An average over what is requested needs a request in each container. */
  private void checkRequests(JsonObject spec, JsonObject target) throws KubeException {
    if (!(spec.get("metrics") instanceof JsonArray metrics)) {
      return;
    }
    for (JsonElement metric : metrics) {
      Optional<String> resource = Optional.of(metric)
          .filter(JsonObject.class::isInstance)
          .flatMap(it -> Containers.at((JsonObject) it, "resource"))
          .filter(it -> Containers.at(it, "target")
              .filter(goal -> goal.has("averageUtilization"))
              .isPresent())
          .map(it -> it.get("name"))
          .filter(JsonPrimitive.class::isInstance)
          .map(JsonElement::getAsString);
      if (resource.isPresent()) {
        for (JsonObject container : Containers.in(target)) {
          checkRequest(container, resource.get(), target);
        }
      }
    }
  }

  private void checkRequest(JsonObject container, String resource, JsonObject target)
      throws KubeException {
    // the request of a pod is its limit where only that is given
    boolean has = Stream.of("requests", "limits")
        .flatMap(kind -> Containers.at(container, "resources", kind).stream())
        .anyMatch(amounts -> amounts.has(resource));
    // an init container has ended when the average is taken
    if (!has && !isInit(container, target)) {
      throw KubeException.inProject(places.of(target, container) + ": the container "
          + container.get("name").getAsString() + " requests no " + resource
          + ", and without that the autoscaler can't tell how much of it is used. Give it resources.requests."
          + resource + "; for the module's own container that is <workload><resources><requests>.");
    }
  }

  private static boolean isInit(JsonObject container, JsonObject target) {
    return Containers.template(target)
        .flatMap(template -> Containers.at(template, "spec"))
        .filter(spec -> spec.get("initContainers") instanceof JsonArray items
            && items.asList().stream().anyMatch(item -> item == container))
        .isPresent();
  }

  private Optional<JsonObject> target(JsonObject autoscaler) {
    Optional<JsonObject> reference = Containers.at(autoscaler, "spec", "scaleTargetRef");
    return reference.flatMap(it -> objects.stream()
        .filter(object -> object.get("kind").equals(it.get("kind"))
            && object.getAsJsonObject("metadata").get("name").equals(it.get("name")))
        .filter(object -> object.get("spec") instanceof JsonObject)
        .findFirst());
  }

  private static JsonObject annotations(JsonObject object) {
    JsonObject metadata = object.getAsJsonObject("metadata");
    if (!(metadata.get("annotations") instanceof JsonObject)) {
      metadata.add("annotations", new JsonObject());
    }
    return metadata.getAsJsonObject("annotations");
  }

  private static OptionalInt number(JsonObject spec, String member) {
    return spec.get(member) instanceof JsonPrimitive number && number.isNumber()
        ? OptionalInt.of(number.getAsInt())
        : OptionalInt.empty();
  }
}
