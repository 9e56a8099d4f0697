package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
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
