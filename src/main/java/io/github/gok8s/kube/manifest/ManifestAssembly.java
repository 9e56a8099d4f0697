package io.github.gok8s.kube.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.yaml.ScalarFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the set of objects of a workload.
 *
 * @param filter puts the values of properties into the user's manifests
 * @param images what their placeholders stand for
 */
public record ManifestAssembly(ScalarFilter filter, ModuleImages images) {

  /**
   * What was made.
   *
   * @param set the objects
   * @param notes what the user shall know, a sentence each
   */
  public record Assembled(ManifestSet set, List<String> notes) {

    public Assembled {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Generates the objects and merges the user's into them.
   *
   * @throws KubeException if something is wrong with the user's, or with all of them together
   * @throws IOException if a file can't be read
   */
  public Assembled assemble(Workload workload, List<ManifestFile> files)
      throws KubeException, IOException {
    WorkloadRules.check(workload);
    String name = workload.identity().name();
    Set<String> notes = new LinkedHashSet<>();
    List<UserObject> own = new ArrayList<>(UserManifests.read(files, filter, name));
    own.removeIf(object -> isOfAnotherKind(object, workload, notes));
    ImagePlaceholders placeholders = new ImagePlaceholders(images);
    for (UserObject object : own) {
      placeholders.resolveIn(object);
    }
    List<JsonObject> objects = new ArrayList<>(generated(workload, own, notes));
    for (UserObject object : own) {
      merge(object, objects);
    }
    GoMemoryLimit.settle(workload, objects);
    Places places = new Places(own.stream().map(UserObject::source).toList());
    if (objects.isEmpty()) {
      throw KubeException.inProject("There is nothing to bring to a cluster.");
    }
    new Autoscalers(objects, places).settle(workload.scaling().replicas());
    new ObjectMarks(workload, objects).put();
    ManifestChecks checks = new ManifestChecks(places, name);
    for (JsonObject object : objects) {
      checks.check(object);
    }
    return new Assembled(
        new ManifestSet(
            objects.stream().map(object -> new KubeObject(headFirst(object))).toList()),
        List.copyOf(notes));
  }

  /** Gives nothing where the image has its place in an object of the user's that is no part of the workload. */
  private static List<JsonObject> generated(
      Workload workload, List<UserObject> own, Set<String> notes) {
    JsonObject main = new WorkloadObject(workload).tree();
    Optional<UserObject> taker = own.stream()
        .filter(object -> !object.isSameAs(main) && takes(workload, object))
        .findFirst();
    if (taker.isPresent()) {
      notes.add(
          "The image has its place in " + taker.get().kind() + " " + taker.get().name() + " ("
              + taker.get().place() + "), so nothing is generated beside your own manifests.");
      return List.of();
    }
    notes.addAll(WorkloadNotes.of(workload));
    List<JsonObject> generated = new ArrayList<>(new CompanionObjects(workload).trees());
    generated.addAll(new ServiceObjects(workload).trees());
    generated.add(main);
    return generated;
  }

  /** Whether it is a fragment for the workload as it would be with another {@code <kind>}. */
  private static boolean isOfAnotherKind(UserObject object, Workload workload, Set<String> notes) {
    boolean isOther = WorkloadKind.isOne(object.kind())
        && !object.kind().equals(workload.kind().kind())
        && object.name().equals(workload.identity().name())
        && Containers.in(object.tree()).stream().noneMatch(container -> container.has("image"));
    if (isOther) {
      notes.add(object.place() + " is for the kind " + object.kind() + ", not "
          + workload.kind().kind() + ", and left out.");
    }
    return isOther;
  }

  private static boolean takes(Workload workload, UserObject object) {
    return Containers.in(object.tree()).stream()
        .map(container -> container.get("image"))
        .anyMatch(image -> image instanceof JsonPrimitive text
            && text.getAsString().equals(workload.program().image()));
  }

  private static void merge(UserObject own, List<JsonObject> objects) throws KubeException {
    for (JsonObject object : objects) {
      if (own.isSameAs(object)) {
        JsonElement version = own.tree().get("apiVersion");
        if (!version.equals(object.get("apiVersion"))) {
          throw KubeException.inProject(own.place() + " is " + version.getAsString()
              + ", and is merged into " + object.get("apiVersion").getAsString()
              + ": write that, or leave apiVersion out.");
        }
        ObjectMerge.into(object, own.tree());
        return;
      }
    }
    objects.add(own.tree());
  }

  /** Gives the members in the order in which people read them. */
  private static JsonObject headFirst(JsonObject object) {
    JsonObject ordered = JsonLiteral.object(
        "apiVersion",
        object.get("apiVersion"),
        "kind",
        object.get("kind"),
        "metadata",
        object.get("metadata"));
    object.entrySet().forEach(member -> ordered.add(member.getKey(), member.getValue()));
    return ordered;
  }
}
