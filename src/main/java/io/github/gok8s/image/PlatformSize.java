package io.github.gok8s.image;

import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells how large one platform's image is.
 *
 * @param platform the platform
 * @param base what lies under the binaries
 * @param layers the layers, the lowest first
 * @param baseLayers how many of them are the base's
 */
public record PlatformSize(Platform platform, BaseImage base, List<Layer> layers, int baseLayers) {

  /**
   * Tells how large a layer is.
   *
   * @param title what is in it
   * @param stored its length as stored and sent, compressed
   * @param unpacked the sum of the lengths of its files
   */
  public record Layer(String title, long stored, long unpacked) {}

  public PlatformSize {
    layers = List.copyOf(layers);
  }

  static PlatformSize of(PlatformPlan plan, Map<String, StoredLayer> stored) {
    List<Layer> sizes = new ArrayList<>();
    for (LayerSource source : plan.layers()) {
      StoredLayer layer = layer(source, stored);
      sizes.add(new Layer(source.title(), layer.record().size(), layer.unpacked()));
    }
    return new PlatformSize(
        plan.platform(), plan.base(), sizes, plan.baseLayers().size());
  }

  /** Gives the layers that were made of these sources. */
  static List<StoredLayer> layers(List<LayerSource> sources, Map<String, StoredLayer> stored) {
    return sources.stream().map(source -> layer(source, stored)).toList();
  }

  /** The length of all layers as stored. */
  public long stored() {
    return layers.stream().mapToLong(Layer::stored).sum();
  }

  /** The length of the base's layers as stored. */
  public long storedBase() {
    return layers.stream().limit(baseLayers).mapToLong(Layer::stored).sum();
  }

  /** The length of all files. */
  public long unpacked() {
    return layers.stream().mapToLong(Layer::unpacked).sum();
  }

  /** Gives {@code static base of 2026-11-24 240 KB, room 670 KB}. */
  String list() {
    return layers.stream()
        .map(layer -> layer.title() + " " + new ByteSize(layer.stored()))
        .collect(Collectors.joining(", "));
  }

  private static StoredLayer layer(LayerSource source, Map<String, StoredLayer> stored) {
    StoredLayer layer = stored.get(source.key());
    if (layer == null) {
      throw new IllegalStateException("no layer of " + source.key());
    }
    return layer;
  }
}
