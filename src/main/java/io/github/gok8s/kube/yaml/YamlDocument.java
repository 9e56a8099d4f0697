package io.github.gok8s.kube.yaml;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.IdentityHashMap;

/**
 * A document of a file.
 *
 * @param file the file, as messages name it
 * @param tree what it says
 * @param lines the line of each element of the tree, by identity; the first is 1
 */
public record YamlDocument(
    String file, JsonObject tree, IdentityHashMap<JsonElement, Integer> lines) {

  /** Gives {@code src/main/k8s/app.yaml, line 12}; only the file for what is not from it. */
  public String place(JsonElement element) {
    Integer line = lines.get(element);
    return line == null ? file : file + ", line " + line;
  }
}
