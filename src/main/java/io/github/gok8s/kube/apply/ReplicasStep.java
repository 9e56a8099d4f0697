package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.connection.Tree;
import java.util.Optional;

/** What is done about an object's replicas, which a manager of their own owns. */
public sealed interface ReplicasStep {

  /** Nothing is to be done. */
  record Leave() implements ReplicasStep {}

  /**
   * They are set.
   *
   * @param replicas their number
   */
  record Set(int replicas) implements ReplicasStep {}

  /**
   * They stay as somebody else has set them.
   *
   * @param live their number
   * @param wanted what the project says
   * @param who the field manager that has set them
   */
  record Keep(int live, int wanted, String who) implements ReplicasStep {

    /** Says so. */
    public String line() {
      return "replicas: " + live + " kept, as " + who + " has set them; configured are " + wanted
          + " (-Dk8s.resetReplicas sets them)";
    }
  }

  /**
   * Decides.
   *
   * @param live the object, if it is there
   * @param wanted what the project says, if it says something
   * @param autoscaler the autoscaler of the object, if it has one
   * @param reset whether the project's number counts whoever has set another
   */
  static ReplicasStep of(
      Optional<JsonObject> live,
      Optional<Integer> wanted,
      Optional<Autoscaler> autoscaler,
      boolean reset) {
    if (live.isEmpty()) {
      int initial = Math.max(wanted.orElse(1), autoscaler.map(Autoscaler::min).orElse(0));
      // a new object has one without being asked
      return initial == 1 ? new Leave() : new Set(initial);
    }
    if (wanted.isEmpty() || autoscaler.isPresent()) {
      return new Leave();
    }
    int now = (int) Tree.at(live.get(), "spec", "replicas")
        .map(number -> number.getAsLong())
        .orElse(1L)
        .longValue();
    if (now == wanted.get()) {
      return new Leave();
    }
    Optional<String> owner = FieldManagers.ofReplicas(live.get());
    boolean isOthers = owner.isPresent() && !FieldManagers.isOurs(owner.get());
    return isOthers && !reset ? new Keep(now, wanted.get(), owner.get()) : new Set(wanted.get());
  }
}
