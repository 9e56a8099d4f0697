package io.github.gok8s.kube.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What would happen if a set were applied, as the server itself has tried out.
 *
 * @param options how it is applied
 * @param objects the objects, in the order in which they are applied
 * @param orphans what an earlier set had and this one has not
 */
public record Plan(ApplyOptions options, List<PlannedObject> objects, List<LiveObject> orphans) {

  private static final int SHOWN = 3;

  public Plan {
    objects = List.copyOf(objects);
    orphans = List.copyOf(orphans);
  }

  /** Whether nothing would be written. */
  public boolean changesNothing() {
    return objects.stream().noneMatch(PlannedObject::isWrite);
  }

  /** Gives {@code 2 create, 1 change (image a1→b2), 3 unchanged, 1 orphan}. */
  public String line() {
    List<String> parts = new ArrayList<>();
    count(parts, objects.stream().filter(object -> object.live().isEmpty()).count(), "create");
    List<PlannedObject> changed = objects.stream()
        .filter(object -> object.live().isPresent() && object.isWrite())
        .toList();
    if (!changed.isEmpty()) {
      parts.add(changed.size() + " change (" + changes(changed) + ")");
    }
    count(parts, objects.stream().filter(object -> !object.isWrite()).count(), "unchanged");
    count(parts, orphans.size(), orphans.size() == 1 ? "orphan" : "orphans");
    return String.join(", ", parts);
  }

  private static void count(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  private static String changes(List<PlannedObject> changed) {
    List<String> texts =
        changed.stream().flatMap(object -> texts(object).stream()).distinct().toList();
    String more = texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "";
    return texts.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
  }

  private static List<String> texts(PlannedObject object) {
    List<String> texts = new ArrayList<>();
    boolean isSecret = object.wanted().kind().equals("Secret");
    // labels such as the version change with everything else and say little: last
    object.changes().stream()
        .sorted(java.util.Comparator.comparing(change -> change.path().startsWith("metadata.")))
        .map(change -> isSecret ? "Secret " + object.wanted().name() : change.shortText())
        .distinct()
        .forEach(texts::add);
    if (object.replicas() instanceof ReplicasStep.Set set) {
      texts.add("replicas " + set.replicas());
    }
    return texts.isEmpty() ? List.of("ownership of " + object.title()) : texts;
  }
}
