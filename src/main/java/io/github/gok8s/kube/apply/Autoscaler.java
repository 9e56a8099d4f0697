package io.github.gok8s.kube.apply;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.connection.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A HorizontalPodAutoscaler, as far as it decides on replicas.
 *
 * @param name its name
 * @param targetKind the kind of what it scales
 * @param targetName the name of what it scales
 * @param min never fewer; 0 pauses it
 * @param max never more
 */
public record Autoscaler(String name, String targetKind, String targetName, int min, int max) {

  static final String KIND = "HorizontalPodAutoscaler";

  public static Autoscaler of(JsonObject tree) {
    return new Autoscaler(
        Tree.name(tree),
        Tree.text(tree, "spec", "scaleTargetRef", "kind").orElse(""),
        Tree.text(tree, "spec", "scaleTargetRef", "name").orElse(""),
        (int) Tree.at(tree, "spec", "minReplicas")
            .map(min -> min.getAsLong())
            .orElse(1L)
            .longValue(),
        (int) Tree.number(tree, "spec", "maxReplicas"));
  }

  /** Finds the one that scales an object. */
  public static Optional<Autoscaler> of(String kind, String name, List<Autoscaler> all) {
    return all.stream()
        .filter(
            scaler -> scaler.targetKind().equals(kind) && scaler.targetName().equals(name))
        .findFirst();
  }

  /**
   * Rejects a number of replicas that it would change at once.
   *
   * @throws KubeException if the number is out of its range
   */
  void check(int replicas, String namespace) throws KubeException {
    if (replicas < min || replicas > max) {
      throw KubeException.inProject("<workload><replicas> (-Dk8s.replicas) is " + replicas
          + ", but the autoscaler " + name + " keeps " + targetKind + " " + targetName + " between "
          + min + " and " + max
          + ". Leave <replicas> out, or change <autoscale>; one that is no more wanted goes by"
          + " kubectl delete hpa " + name + " -n " + namespace + ".");
    }
  }
}
