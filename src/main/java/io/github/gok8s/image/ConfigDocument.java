package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes an image's configuration.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
final class ConfigDocument {

  private static final String PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/app";

  private ConfigDocument() {}

  /**
   * Makes the configuration of one platform.
   *
   * @param diffIds the digest of each layer's uncompressed bytes, in the order of the plan's layers
   */
  static JsonObject of(PlatformPlan plan, ImageSpec spec, List<String> diffIds) {
    String created = spec.description().created().toString();
    JsonObject tree = new JsonObject();
    tree.addProperty("created", created);
    OciPlatform.of(plan.platform()).addTo(tree);
    tree.add("config", container(plan.base(), spec.container()));
    JsonObject rootfs = new JsonObject();
    rootfs.addProperty("type", "layers");
    rootfs.add("diff_ids", strings(diffIds));
    tree.add("rootfs", rootfs);
    JsonArray history = new JsonArray();
    for (LayerSource layer : plan.layers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("created", created);
      entry.addProperty("created_by", "go-k8s-maven-plugin: " + layer.title());
      history.add(entry);
    }
    tree.add("history", history);
    return tree;
  }

  private static JsonObject container(BaseImage base, ImageSpec.Container container) {
    ImageSpec.Start start = container.start();
    JsonObject tree = new JsonObject();
    tree.addProperty("User", start.user().text());
    addUnlessEmpty(tree, "ExposedPorts", set(container.ports()));
    tree.add("Env", environment(base, start.environment()));
    tree.add("Entrypoint", strings(start.entrypoint()));
    if (!start.args().isEmpty()) {
      tree.add("Cmd", strings(start.args()));
    }
    addUnlessEmpty(tree, "Volumes", set(container.volumes()));
    start.workingDirectory().ifPresent(folder -> tree.addProperty("WorkingDir", folder.text()));
    JsonObject labels = new JsonObject();
    container.labels().forEach(labels::addProperty);
    addUnlessEmpty(tree, "Labels", labels);
    return tree;
  }

  private static JsonArray environment(BaseImage base, Environment given) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", PATH);
    variables.putAll(base.environment());
    variables.putAll(given.variables());
    return strings(variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList());
  }

  private static JsonObject set(List<?> keys) {
    JsonObject set = new JsonObject();
    keys.forEach(key -> set.add(key.toString(), new JsonObject()));
    return set;
  }

  private static JsonArray strings(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static void addUnlessEmpty(JsonObject tree, String name, JsonObject member) {
    if (!member.isEmpty()) {
      tree.add(name, member);
    }
  }
}
