package io.github.gok8s.kube.apply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.Ownership;
import io.github.gok8s.kube.connection.Tree;
import java.util.List;
import java.util.Optional;

/**
 * The names under which this plugin owns fields. All are frozen: under another name a later version would be in
 * conflict with what an earlier one applied.
 */
public final class FieldManagers {

  /** Owns everything of the set but the replicas. */
  public static final String MAIN = Ownership.MANAGER;

  /** Owns the replicas alone, so that an autoscaler or a human can take them over without the rest. */
  public static final String REPLICAS = MAIN + "-replicas";

  /** Owns the annotation by which pods are started anew, so that the next deploy does not take it away and roll again. */
  public static final String RESTART = MAIN + "-restart";

  private FieldManagers() {}

  /** Whether a name is one of ours, in whichever way the fields were written. */
  static boolean isOurs(String manager) {
    return manager.equals(MAIN) || manager.startsWith(MAIN + "-");
  }

  /** Gives the fields that a manager has applied, in the form {@code FieldsV1}. */
  static Optional<JsonObject> appliedBy(JsonObject live, String manager) {
    return entries(live).stream()
        .filter(entry -> Tree.text(entry, "manager").equals(Optional.of(manager))
            && Tree.text(entry, "operation").equals(Optional.of("Apply"))
            && Tree.text(entry, "subresource").isEmpty())
        .map(entry -> Tree.at(entry, "fieldsV1"))
        .flatMap(Optional::stream)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .findFirst();
  }

  /** Gives the manager of {@code spec.replicas}. */
  static Optional<String> ofReplicas(JsonObject live) {
    return entries(live).stream()
        .filter(entry -> Tree.at(entry, "fieldsV1", "f:spec", "f:replicas").isPresent())
        .map(entry -> Tree.text(entry, "manager").orElse(""))
        .findFirst();
  }

  static List<JsonObject> entries(JsonObject live) {
    return Tree.list(live, "metadata", "managedFields");
  }
}
