package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
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
    tree.add("config", container(plan, spec));
    JsonObject rootfs = new JsonObject();
    rootfs.addProperty("type", "layers");
    rootfs.add("diff_ids", strings(diffIds));
    tree.add("rootfs", rootfs);
    tree.add("history", history(plan, created));
    return tree;
  }

  private static JsonObject container(PlatformPlan plan, ImageSpec spec) {
    ImageSpec.Container container = spec.container();
    ImageSpec.Start start = container.start();
    JsonObject tree = new JsonObject();
    tree.addProperty("User", start.user().text());
    addUnlessEmpty(tree, "ExposedPorts", set(plan, "ExposedPorts", container.ports()));
    tree.add("Env", environment(plan, start.environment()));
    tree.add("Entrypoint", strings(start.entrypoint()));
    if (!start.args().isEmpty()) {
      tree.add("Cmd", strings(start.args()));
    }
    addUnlessEmpty(tree, "Volumes", set(plan, "Volumes", container.volumes()));
    start
        .workingDirectory()
        .map(ContainerPath::text)
        .or(() -> ofBase(plan, "WorkingDir"))
        .ifPresent(folder -> tree.addProperty("WorkingDir", folder));
    JsonObject labels = new JsonObject();
    labels(plan, spec).forEach(labels::addProperty);
    tree.add("Labels", labels);
    container
        .stopSignal()
        .map(StopSignal::text)
        .or(() -> ofBase(plan, "StopSignal"))
        .ifPresent(signal -> tree.addProperty("StopSignal", signal));
    return tree;
  }

  private static Optional<String> ofBase(PlatformPlan plan, String member) {
    return plan.pulled().flatMap(base -> base.text(member));
  }

  private static JsonArray environment(PlatformPlan plan, Environment given) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", PATH);
    if (plan.base() instanceof BaseImage.Static) {
      variables.put("SSL_CERT_FILE", "/" + StaticBaseLayer.CERTIFICATES);
    }
    plan.pulled().ifPresent(base -> variables.putAll(base.environment()));
    variables.putAll(given.variables());
    return strings(variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList());
  }

  /** What the base says about itself would be wrong for what is made of it. */
  private static Map<String, String> labels(PlatformPlan plan, ImageSpec spec) {
    Map<String, String> labels = new TreeMap<>();
    plan.pulled().ifPresent(base -> labels.putAll(base.labels()));
    labels.keySet().removeIf(name -> name.startsWith(OCI_LABELS));
    labels.putAll(Manifests.labels(spec.description(), plan));
    labels.putAll(spec.container().labels());
    return labels;
  }

  private static JsonArray history(PlatformPlan plan, String created) {
    List<JsonObject> ofBase = plan.pulled().map(PulledBase::history).orElse(List.of());
    JsonArray history = new JsonArray();
    ofBase.forEach(history::add);
    int described = ofBase.isEmpty() ? 0 : plan.baseLayers().size();
    plan.layers().stream().skip(described).forEach(layer -> {
      JsonObject entry = new JsonObject();
      entry.addProperty("created", created);
      entry.addProperty("created_by", "go-k8s-maven-plugin: " + layer.title());
      history.add(entry);
    });
    return history;
  }

  private static JsonObject set(PlatformPlan plan, String name, Collection<?> given) {
    List<String> keys =
        new ArrayList<>(plan.pulled().map(base -> base.names(name)).orElse(List.of()));
    given.forEach(key -> keys.add(key.toString()));
    JsonObject set = new JsonObject();
    keys.stream().distinct().forEach(key -> set.add(key, new JsonObject()));
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
