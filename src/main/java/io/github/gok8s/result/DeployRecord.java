package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a deploy did: the content of {@code target/k8s/deploy.json}.
 *
 * @param context the context of the kubeconfig
 * @param namespace the namespace
 * @param image the image that the pods run, as they name it
 * @param objects what was done to each object
 * @param seconds what it took from the first write until all was ready
 * @param ready the number of pods that are ready; nothing if nobody has waited for them
 * @param url where it can be reached
 * @param failure why it does not run, if it does not
 */
public record DeployRecord(
    String context,
    String namespace,
    Optional<String> image,
    List<DeployedObject> objects,
    double seconds,
    Optional<Integer> ready,
    Optional<String> url,
    Optional<Diagnosis> failure) {

  /**
   * Says what was done to an object.
   *
   * @param action {@code created}, {@code changed}, {@code unchanged}, {@code deleted} or {@code kept}
   */
  public record DeployedObject(String kind, String name, String action) {}

  public DeployRecord {
    objects = List.copyOf(objects);
  }

  /** Reads {@code deploy.json}. */
  public static DeployRecord readFrom(TargetFolder target) throws RecordException {
    Path file = target.deployRecord();
    JsonObject tree = Json.read(file);
    try {
      List<DeployedObject> objects = new ArrayList<>();
      for (JsonElement element : tree.getAsJsonArray("objects")) {
        JsonObject object = element.getAsJsonObject();
        objects.add(new DeployedObject(
            object.get("kind").getAsString(),
            object.get("name").getAsString(),
            object.get("action").getAsString()));
      }
      return new DeployRecord(
          tree.get("context").getAsString(),
          tree.get("namespace").getAsString(),
          optional(tree, "image").map(JsonElement::getAsString),
          objects,
          tree.get("seconds").getAsDouble(),
          optional(tree, "ready").map(JsonElement::getAsInt),
          optional(tree, "url").map(JsonElement::getAsString),
          optional(tree, "failure").map(JsonElement::getAsJsonObject).map(Diagnosis::of));
    } catch (RuntimeException e) {
      throw new RecordException(file + " is no record of a deploy: " + e.getMessage(), e);
    }
  }

  private static Optional<JsonElement> optional(JsonObject tree, String member) {
    return Optional.of(tree.get(member)).filter(element -> !element.isJsonNull());
  }

  /** Writes the record into a module's build folder. */
  public void writeTo(TargetFolder target) throws IOException {
    AtomicFile.write(target.deployRecord(), Json.lines(tree()));
  }

  private JsonObject tree() {
    JsonObject tree = new JsonObject();
    tree.addProperty("schema", 1);
    tree.addProperty("context", context);
    tree.addProperty("namespace", namespace);
    tree.add("image", image.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    JsonArray list = new JsonArray();
    for (DeployedObject object : objects) {
      JsonObject item = new JsonObject();
      item.addProperty("kind", object.kind());
      item.addProperty("name", object.name());
      item.addProperty("action", object.action());
      list.add(item);
    }
    tree.add("objects", list);
    tree.addProperty("seconds", Math.round(seconds * 10) / 10.0);
    tree.add("ready", ready.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    tree.add("url", url.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    tree.add("failure", failure.<JsonElement>map(Diagnosis::tree).orElse(JsonNull.INSTANCE));
    return tree;
  }
}
