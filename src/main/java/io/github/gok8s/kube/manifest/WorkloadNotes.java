package io.github.gok8s.kube.manifest;

import java.util.ArrayList;
import java.util.List;

/** Says what of a workload's configuration has no effect, or one that is easily overlooked. */
final class WorkloadNotes {

  private WorkloadNotes() {}

  static List<String> of(Workload workload) {
    List<String> notes = new ArrayList<>();
    String kind = workload.kind().kind();
    if (!workload.kind().isScaled()) {
      if (workload.scaling().autoscale().isPresent()) {
        notes.add("A " + kind + " is not scaled: <autoscale> is left out.");
      }
      if (workload.scaling().replicas().orElse(1) != 1) {
        notes.add("A " + kind + " has no replicas: <replicas> is left out.");
      }
    }
    if (workload.program().user().isRoot()) {
      notes.add(
          "<image><user> (-Dk8s.image.user) is root, which Pod Security restricted does not allow.");
    }
    return notes;
  }
}
