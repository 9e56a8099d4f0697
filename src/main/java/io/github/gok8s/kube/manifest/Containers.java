package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the parts of objects that make pods. */
public final class Containers {

  private static final List<String> LISTS = List.of("initContainers", "containers");

  private Containers() {}

  /** Gives the pod's {@code spec} and what it stands in: the template, or a bare pod; nothing if the object makes no pods. */
  public static Optional<JsonObject> template(JsonObject object) {
    return switch (object.get("kind").getAsString()) {
      case "Pod" -> Optional.of(object);
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
        at(object, "spec", "template");
      case "CronJob" -> at(object, "spec", "jobTemplate", "spec", "template");
      default -> Optional.empty();
    };
  }

  /** Lists the containers of the pods that an object makes, init containers first. */
  public static List<JsonObject> in(JsonObject object) {
    List<JsonObject> containers = new ArrayList<>();
    template(object).flatMap(template -> at(template, "spec")).ifPresent(spec -> {
      for (String list : LISTS) {
        if (spec.get(list) instanceof JsonArray items) {
          for (JsonElement item : items) {
            if (item instanceof JsonObject container) {
              containers.add(container);
            }
          }
        }
      }
    });
    return containers;
  }

  /** Gives an object that lies in others. */
  static Optional<JsonObject> at(JsonObject object, String... path) {
    JsonObject found = object;
    for (String member : path) {
      if (!(found.get(member) instanceof JsonObject next)) {
        return Optional.empty();
      }
      found = next;
    }
    return Optional.of(found);
  }
}
