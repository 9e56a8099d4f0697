package io.github.gok8s.kube.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlException;
import io.github.gok8s.kube.yaml.YamlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the manifests that the user has written. */
final class UserManifests {

  private UserManifests() {}

  /**
   * Reads files.
   *
   * @param defaultName the name of objects that have none
   * @throws KubeException if one is no YAML, holds what is no object, or a number where a text has to be
   */
  static List<UserObject> read(List<ManifestFile> files, ScalarFilter filter, String defaultName)
      throws KubeException, IOException {
    List<UserObject> objects = new ArrayList<>();
    for (ManifestFile file : files) {
      for (YamlDocument document : documents(file, filter)) {
        add(document.tree(), document, defaultName, objects);
      }
    }
    return objects;
  }

  private static List<YamlDocument> documents(ManifestFile file, ScalarFilter filter)
      throws KubeException, IOException {
    try {
      return YamlFile.read(file.path(), file.name(), filter);
    } catch (YamlException e) {
      throw KubeException.inProject(String.valueOf(e.getMessage()));
    }
  }

  /** Adds an object, or those of a list, as {@code kubectl get -o yaml} writes. */
  private static void add(
      JsonObject tree, YamlDocument document, String defaultName, List<UserObject> objects)
      throws KubeException {
    if (tree.get("kind") instanceof JsonPrimitive kind
        && kind.getAsString().equals("List")
        && tree.get("items") instanceof JsonArray items) {
      for (JsonElement item : items) {
        if (!(item instanceof JsonObject object)) {
          throw KubeException.inProject(document.place(tree) + " lists what is no object.");
        }
        add(object, document, defaultName, objects);
      }
      return;
    }
    UserObject object = UserObject.of(tree, document, defaultName);
    checkTexts(object, tree);
    objects.add(object);
  }

  /** Finds what YAML takes for a number or a boolean and Kubernetes wants as a text. */
  private static void checkTexts(UserObject object, JsonElement element) throws KubeException {
    if (element instanceof JsonArray array) {
      for (JsonElement item : array) {
        checkTexts(object, item);
      }
    } else if (element instanceof JsonObject tree) {
      for (Map.Entry<String, JsonElement> member : tree.entrySet()) {
        checkMember(object, tree, member.getKey(), member.getValue());
      }
    }
  }

  private static void checkMember(
      UserObject object, JsonObject parent, String name, JsonElement value) throws KubeException {
    if (value instanceof JsonObject texts && isMapOfTexts(object, parent, name)) {
      for (Map.Entry<String, JsonElement> text : texts.entrySet()) {
        checkText(object, text.getKey(), text.getValue());
      }
    } else if (name.equals("env") && value instanceof JsonArray variables) {
      for (JsonElement variable : variables) {
        if (variable instanceof JsonObject entry && entry.has("value")) {
          checkText(object, "value", entry.get("value"));
        }
      }
    } else {
      checkTexts(object, value);
    }
  }

  private static boolean isMapOfTexts(UserObject object, JsonObject parent, String name) {
    boolean isData = parent.equals(object.tree())
        && (object.kind().equals("ConfigMap") || object.kind().equals("Secret"))
        && !name.equals("metadata");
    boolean isOfMetadata = parent.has("name") || parent.has("labels") || parent.has("annotations");
    return isData
        || (isOfMetadata && (name.equals("labels") || name.equals("annotations")))
        || name.equals("matchLabels")
        || name.equals("nodeSelector");
  }

  private static void checkText(UserObject object, String name, JsonElement value)
      throws KubeException {
    if (value instanceof JsonPrimitive primitive && !primitive.isString()) {
      throw KubeException.inProject(object.source().place(value) + ": " + name
          + " has to be a text, and YAML takes this for a "
          + (primitive.isNumber() ? "number" : "boolean")
          + ": put it into quotes.");
    }
  }
}
