package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes an image's configuration: what the base says, and over it what the user says.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
final class ConfigDocument {

  private static final String PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/app";
  private static final String OCI_LABELS = "org.opencontainers.image.";

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
    PulledBase base = plan.pulled().orElse(PulledBase.NOTHING);
    tree.add("config", container(plan, base, spec));
    JsonObject rootfs = new JsonObject();
    rootfs.addProperty("type", "layers");
    rootfs.add("diff_ids", strings(diffIds));
    tree.add("rootfs", rootfs);
    tree.add("history", history(plan, base.history(), created));
    return tree;
  }

  private static JsonObject container(PlatformPlan plan, PulledBase base, ImageSpec spec) {
    ImageSpec.Container container = spec.container();
    ImageSpec.Start start = container.start();
    JsonObject tree = new JsonObject();
    tree.addProperty("User", start.user().text());
    addUnlessEmpty(tree, "ExposedPorts", set(base.names("ExposedPorts"), container.ports()));
    tree.add("Env", environment(plan, base, start.environment()));
    tree.add("Entrypoint", strings(start.entrypoint()));
    if (!start.args().isEmpty()) {
      tree.add("Cmd", strings(start.args()));
    }
    addUnlessEmpty(tree, "Volumes", set(base.names("Volumes"), container.volumes()));
    addText(tree, "WorkingDir", start.workingDirectory(), base);
    tree.add("Labels", Manifests.object(labels(plan, base, spec)));
    addText(tree, "StopSignal", container.stopSignal(), base);
    return tree;
  }

  private static void addText(
      JsonObject tree, String name, Optional<? extends Record> given, PulledBase base) {
    String text = given.isPresent() ? given.get().toString() : base.text(name);
    if (!text.isEmpty()) {
      tree.addProperty(name, text);
    }
  }

  private static JsonArray environment(PlatformPlan plan, PulledBase base, Environment given) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", PATH);
    if (plan.base() instanceof BaseImage.Static) {
      variables.put("SSL_CERT_FILE", "/" + StaticBaseLayer.CERTIFICATES);
    }
    variables.putAll(base.environment());
    variables.putAll(given.variables());
    JsonArray array = new JsonArray();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      array.add(variable.getKey() + "=" + variable.getValue());
    }
    return array;
  }

  /** What the base says about itself would be wrong for what is made of it. */
  private static Map<String, String> labels(PlatformPlan plan, PulledBase base, ImageSpec spec) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, String> label : base.labels().entrySet()) {
      if (!label.getKey().startsWith(OCI_LABELS)) {
        labels.put(label.getKey(), label.getValue());
      }
    }
    labels.putAll(Manifests.labels(spec.description(), plan));
    labels.putAll(spec.container().labels());
    return labels;
  }

  private static JsonArray history(PlatformPlan plan, List<JsonObject> ofBase, String created) {
    JsonArray history = new JsonArray();
    for (JsonObject entry : ofBase) {
      history.add(entry);
    }
    List<LayerSource> layers = plan.layers();
    int described = ofBase.isEmpty() ? 0 : plan.baseLayers().size();
    for (LayerSource layer : layers.subList(described, layers.size())) {
      JsonObject entry = new JsonObject();
      entry.addProperty("created", created);
      entry.addProperty("created_by", "go-k8s-maven-plugin: " + layer.title());
      history.add(entry);
    }
    return history;
  }

  private static JsonObject set(List<String> ofBase, Collection<?> given) {
    JsonObject set = new JsonObject();
    for (String key : ofBase) {
      set.add(key, new JsonObject());
    }
    for (Object key : given) {
      set.add(key.toString(), new JsonObject());
    }
    return set;
  }

  private static JsonArray strings(List<String> texts) {
    JsonArray array = new JsonArray();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  private static void addUnlessEmpty(JsonObject tree, String name, JsonObject member) {
    if (!member.isEmpty()) {
      tree.add(name, member);
    }
  }
}
