package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.util.List;
import java.util.Optional;

/** Lets the {@code GOMEMLIMIT} that was generated follow a limit of memory that a manifest of the user's has set, or taken away. */
final class GoMemoryLimit {

  private static final String VARIABLE = "GOMEMLIMIT";

  private GoMemoryLimit() {}

  static void settle(Workload workload, List<JsonObject> objects) throws KubeException {
    Optional<String> generated = workload.program().resources().goMemoryLimit();
    if (generated.isEmpty()) {
      return;
    }
    for (JsonObject object : objects) {
      for (JsonObject container : Containers.in(object)) {
        if (container.get("env") instanceof JsonArray variables) {
          settle(container, variables, generated.get());
        }
      }
    }
  }

  private static void settle(JsonObject container, JsonArray variables, String generated)
      throws KubeException {
    for (JsonElement element : variables) {
      if (element instanceof JsonObject variable
          && is(variable, "name", VARIABLE)
          && is(variable, "value", generated)) {
        Optional<JsonElement> limit =
            Containers.at(container, "resources", "limits").map(limits -> limits.get("memory"));
        if (limit.isEmpty()) {
          variables.remove(variable);
        } else {
          variable.addProperty(
              "value",
              Resources.goMemoryLimit(Quantity.parse(limit.get().getAsString(), "limits: memory")));
        }
        return;
      }
    }
  }

  private static boolean is(JsonObject variable, String member, String text) {
    return variable.get(member) != null && variable.get(member).getAsString().equals(text);
  }
}
