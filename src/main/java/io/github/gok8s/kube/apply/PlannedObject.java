package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.connection.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to an object.
 *
 * @param wanted what is applied: in its namespace, without replicas
 * @param type where it lies
 * @param live what is there
 * @param changes what would be other than it is; nothing if the object is new
 * @param overwritten fields of others that would be set back
 * @param isOwned whether the server has noted already that we want all this
 * @param replicas what would happen to its replicas
 */
public record PlannedObject(
    KubeObject wanted,
    ResourceType type,
    Optional<JsonObject> live,
    List<Change> changes,
    List<Conflict> overwritten,
    boolean isOwned,
    ReplicasStep replicas) {

  public PlannedObject {
    changes = List.copyOf(changes);
    overwritten = List.copyOf(overwritten);
  }

  /** Whether anything of it must be written. */
  public boolean isWrite() {
    return appliesMain() || replicas instanceof ReplicasStep.Set;
  }

  /** Whether more than the replicas must be written. */
  boolean appliesMain() {
    return live.isEmpty() || !changes.isEmpty() || !overwritten.isEmpty() || !isOwned;
  }

  /** Gives {@code Deployment web}. */
  public String title() {
    return wanted.kind() + " " + wanted.name();
  }
}
