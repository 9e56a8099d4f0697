package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts images where {@code k8s://ARTIFACT} stands, which tools such as helm and kustomize leave as it is.
 *
 * @param images gives the images of modules
 */
record ImagePlaceholders(ModuleImages images) {

  private static final String SCHEME = "k8s://";

  /**
   * Replaces the placeholders in an object.
   *
   * @throws KubeException if one names no module with an image
   */
  void resolveIn(UserObject object) throws KubeException {
    resolve(object, object.tree());
  }

  private void resolve(UserObject object, JsonElement element) throws KubeException {
    if (element instanceof JsonObject tree) {
      for (Map.Entry<String, JsonElement> member : List.copyOf(tree.entrySet())) {
        Optional<JsonPrimitive> image = image(object, member.getValue());
        if (image.isPresent()) {
          tree.add(member.getKey(), image.get());
        } else {
          resolve(object, member.getValue());
        }
      }
    } else if (element instanceof JsonArray items) {
      for (int at = 0; at < items.size(); at++) {
        Optional<JsonPrimitive> image = image(object, items.get(at));
        if (image.isPresent()) {
          items.set(at, image.get());
        } else {
          resolve(object, items.get(at));
        }
      }
    }
  }

  private Optional<JsonPrimitive> image(UserObject object, JsonElement value) throws KubeException {
    if (!(value instanceof JsonPrimitive text)
        || !text.isString()
        || !text.getAsString().startsWith(SCHEME)) {
      return Optional.empty();
    }
    String name = text.getAsString().substring(SCHEME.length());
    Optional<String> image = images.of(name);
    if (image.isEmpty()) {
      throw KubeException.inProject(object.source().place(value) + ": " + SCHEME + name
          + " names no module of this build with an image."
          + Spelling.nearest(name, images.names())
              .map(near -> " Did you mean " + SCHEME + near + "?")
              .orElse(""));
    }
    return image.map(JsonPrimitive::new);
  }
}
