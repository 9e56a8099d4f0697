package io.github.gok8s.kube.operate;

import com.google.gson.JsonElement;
import io.github.gok8s.kube.apply.Change;
import io.github.gok8s.kube.apply.Plan;
import io.github.gok8s.kube.apply.PlannedObject;
import io.github.gok8s.kube.apply.ReplicasStep;
import java.util.ArrayList;
import java.util.List;

/** Says what a plan would change, field by field. */
public final class DiffText {

  private static final String MASKED = "(secret)";

  private DiffText() {}

  /** Gives the lines; none if nothing would change. */
  public static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (PlannedObject object : plan.objects()) {
      if (object.live().isEmpty()) {
        lines.add("+ " + object.title());
      } else if (object.isWrite()) {
        lines.add("~ " + object.title());
        object.changes().forEach(change -> lines.addAll(text(object, change)));
        if (object.replicas() instanceof ReplicasStep.Set set) {
          lines.add("    spec.replicas: " + set.replicas());
        }
        if (object.changes().isEmpty() && !(object.replicas() instanceof ReplicasStep.Set)) {
          lines.add("    only who owns the fields");
        }
      }
    }
    plan.orphans()
        .forEach(orphan -> lines.add("? " + orphan.title() + ", left from an earlier deploy"));
    return lines;
  }

  private static List<String> text(PlannedObject object, Change change) {
    boolean isSecret = object.wanted().kind().equals("Secret")
        && (change.path().startsWith("data") || change.path().startsWith("stringData"));
    List<String> lines = new ArrayList<>(List.of("    " + change.path()));
    change.before().ifPresent(value -> lines.add("    - " + (isSecret ? MASKED : text(value))));
    change.after().ifPresent(value -> lines.add("    + " + (isSecret ? MASKED : text(value))));
    return lines;
  }

  private static String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
