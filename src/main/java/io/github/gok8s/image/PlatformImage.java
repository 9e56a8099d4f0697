package io.github.gok8s.image;

import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.PlatformImageRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The image of one platform, stored.
 *
 * @param plan what it was made of
 * @param layers its layers, the lowest first
 * @param config its configuration
 * @param manifest its manifest
 */
record PlatformImage(
    PlatformPlan plan, List<StoredLayer> layers, Descriptor config, Descriptor manifest) {

  PlatformImage {
    layers = List.copyOf(layers);
  }

  /** Stores the documents of a platform whose layers are stored. */
  static PlatformImage store(
      PlatformPlan plan, ImageSpec spec, Map<String, StoredLayer> stored, ImageLayout layout)
      throws IOException {
    List<StoredLayer> layers = PlatformSize.layers(plan.layers(), stored);
    List<String> diffIds = layers.stream().map(layer -> layer.record().diffId()).toList();
    Descriptor config = layout.store(ConfigDocument.of(plan, spec, diffIds), Descriptor.CONFIG);
    Descriptor manifest = layout.store(
        Manifests.manifest(
            config,
            layers.stream().map(StoredLayer::descriptor).toList(),
            Manifests.annotations(spec.description(), plan)),
        Descriptor.MANIFEST);
    return new PlatformImage(plan, layers, config, manifest);
  }

  /** Describes it for {@code image.json}. */
  PlatformImageRecord describe() {
    List<LayerRecord> records = layers.stream().map(StoredLayer::record).toList();
    long size = config.size() + records.stream().mapToLong(LayerRecord::size).sum();
    return new PlatformImageRecord(
        plan.platform(), manifest.digest(), config.digest(), size, plan.binarySums(), records);
  }
}
