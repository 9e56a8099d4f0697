package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.result.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the documents that tie blobs together: the manifest of a platform, the index of all, and the layout's own index.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/spec.md">OCI image specification</a>
 */
public final class Manifests {

  private static final String BINARY = "io.github.gok8s.binary.";
  private static final String BASE = "io.github.gok8s.base";
  private static final String BASE_NAME = "org.opencontainers.image.base.name";
  private static final String BASE_DIGEST = "org.opencontainers.image.base.digest";
  private static final String CREATED = "org.opencontainers.image.created";
  private static final String REF_NAME = "org.opencontainers.image.ref.name";
  /** What {@code ctr images import} and kind read: the whole reference. */
  private static final String CONTAINERD_NAME = "io.containerd.image.name";

  private Manifests() {}

  /** Makes a platform's manifest. */
  static JsonObject manifest(
      Descriptor config, List<Descriptor> layers, Map<String, String> annotations) {
    JsonObject tree = document(Descriptor.MANIFEST);
    tree.add("config", config.tree());
    JsonArray layerList = new JsonArray();
    layers.forEach(layer -> layerList.add(layer.tree()));
    tree.add("layers", layerList);
    tree.add("annotations", object(annotations));
    return tree;
  }

  /** Makes the index of the manifests, in the order given. */
  static JsonObject index(Map<Platform, Descriptor> manifests, Map<String, String> annotations) {
    JsonArray list = new JsonArray();
    manifests.forEach((platform, manifest) -> {
      JsonObject words = new JsonObject();
      OciPlatform.of(platform).addTo(words);
      JsonObject descriptor = manifest.tree();
      descriptor.add("platform", words);
      list.add(descriptor);
    });
    JsonObject tree = document(Descriptor.INDEX);
    tree.add("manifests", list);
    tree.add("annotations", object(annotations));
    return tree;
  }

  /** Makes the layout's {@code index.json}, which names the index once for each tag. */
  public static JsonObject layout(Descriptor index, ImageSpec.Naming naming) {
    JsonArray list = new JsonArray();
    for (Tag tag : naming.tags()) {
      Map<String, String> annotations = new TreeMap<>();
      annotations.put(REF_NAME, tag.text());
      annotations.put(CONTAINERD_NAME, naming.name().withRegistry() + ":" + tag);
      JsonObject descriptor = index.tree();
      descriptor.add("annotations", object(annotations));
      list.add(descriptor);
    }
    JsonObject tree = document(Descriptor.INDEX);
    tree.add("manifests", list);
    return tree;
  }

  /** Gives what the index says about itself. */
  static Map<String, String> annotations(ImageSpec spec) {
    Map<String, String> annotations = ofDescription(spec.description());
    spec.bases().pulledUsual().ifPresent(base -> annotations.putAll(ofBase(base, base.digest())));
    return annotations;
  }

  /**
   * Gives what a platform's manifest says about itself: its binaries' sums too, and its base. One that comes from no
   * registry has a name of ours: {@code org.opencontainers.image.base.name} is for references, and a tool that rebases
   * would look for "static" on Docker Hub.
   */
  static Map<String, String> annotations(ImageSpec.Description description, PlatformPlan plan) {
    Map<String, String> annotations = withBase(description, plan);
    plan.binarySums().forEach((name, sum) -> annotations.put(BINARY + name + ".sha256", sum));
    return annotations;
  }

  /** Gives what a platform's configuration says in its labels, for the tools that read no annotations. */
  static Map<String, String> labels(ImageSpec.Description description, PlatformPlan plan) {
    return withBase(description, plan);
  }

  private static Map<String, String> withBase(
      ImageSpec.Description description, PlatformPlan plan) {
    Map<String, String> annotations = ofDescription(description);
    Optional<PulledBase> remote = plan.pulled().filter(base -> base.reference().isPresent());
    if (remote.isPresent()) {
      annotations.putAll(ofBase(remote.get(), remote.get().manifest()));
    } else {
      annotations.put(BASE, plan.base().name());
    }
    return annotations;
  }

  private static Map<String, String> ofBase(PulledBase base, String digest) {
    return base.reference()
        .map(reference -> Map.of(BASE_NAME, reference.withoutDigest(), BASE_DIGEST, digest))
        .orElse(Map.of());
  }

  private static Map<String, String> ofDescription(ImageSpec.Description description) {
    Map<String, String> annotations = new TreeMap<>(description.annotations());
    annotations.put(CREATED, description.created().toString());
    return annotations;
  }

  static JsonObject document(String mediaType) {
    JsonObject tree = new JsonObject();
    tree.addProperty("schemaVersion", 2);
    tree.addProperty("mediaType", mediaType);
    return tree;
  }

  static JsonObject object(Map<String, String> map) {
    JsonObject object = new JsonObject();
    for (Map.Entry<String, String> member : map.entrySet()) {
      object.addProperty(member.getKey(), member.getValue());
    }
    return object;
  }
}
