package io.github.gok8s.image;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says of which layers one platform's image is made.
 *
 * @param platform the platform
 * @param base what lies under the binaries
 * @param baseLayers the base's layers, the lowest first
 * @param binaryLayers the binaries' layers, sorted by name; on top, because they change most
 */
record PlatformPlan(
    Platform platform,
    BaseImage base,
    List<LayerSource> baseLayers,
    List<BinaryLayer> binaryLayers) {

  PlatformPlan {
    baseLayers = List.copyOf(baseLayers);
    binaryLayers = List.copyOf(binaryLayers);
  }

  /**
   * Plans the images of all platforms for which there are binaries, sorted by platform.
   *
   * @throws ImageException if there are none, a platform with a base of its own has none, or two would be one in an index
   */
  static List<PlatformPlan> of(ImageSpec.Bases bases, List<Binary> binaries) throws ImageException {
    if (binaries.isEmpty()) {
      throw ImageException.inProject(
          "There is no binary for linux to put into an image: name a linux platform in <platforms> (-Dk8s.platforms), as in linux/amd64.");
    }
    Map<Platform, List<Binary>> byPlatform = new TreeMap<>();
    for (Binary binary : binaries) {
      byPlatform
          .computeIfAbsent(binary.platform(), platform -> new ArrayList<>())
          .add(binary);
    }
    for (Platform platform : bases.exceptions().keySet()) {
      if (!byPlatform.containsKey(platform)) {
        throw ImageException.inProject(
            "<image><platforms> names " + platform
                + ", for which nothing is built: add it to <platforms> (-Dk8s.platforms), or take it out of <image><platforms>.");
      }
    }
    StaticBaseLayer builtIn = StaticBaseLayer.current();
    List<PlatformPlan> plans = new ArrayList<>();
    for (Map.Entry<Platform, List<Binary>> mains : byPlatform.entrySet()) {
      BaseImage base = bases.of(mains.getKey());
      List<LayerSource> baseLayers =
          base instanceof BaseImage.Static ? List.of(builtIn) : List.of();
      plans.add(new PlatformPlan(mains.getKey(), base, baseLayers, binaryLayers(mains.getValue())));
    }
    requireDistinct(plans);
    return List.copyOf(plans);
  }

  /** Gives all layers, the lowest first. */
  List<LayerSource> layers() {
    List<LayerSource> layers = new ArrayList<>(baseLayers);
    layers.addAll(binaryLayers);
    return layers;
  }

  /** Gives the SHA-256 of each binary, by name. */
  Map<String, String> binarySums() {
    Map<String, String> sums = new TreeMap<>();
    for (BinaryLayer layer : binaryLayers) {
      sums.put(layer.binary().name(), layer.binary().sha256());
    }
    return sums;
  }

  private static List<BinaryLayer> binaryLayers(List<Binary> mains) {
    return mains.stream()
        .sorted(Comparator.comparing(Binary::name))
        .map(BinaryLayer::new)
        .toList();
  }

  private static void requireDistinct(List<PlatformPlan> plans) throws ImageException {
    Map<String, Platform> seen = new HashMap<>();
    for (PlatformPlan plan : plans) {
      Platform other = seen.put(OciPlatform.of(plan.platform()).toString(), plan.platform());
      if (other != null) {
        throw ImageException.inProject(
            other + " and " + plan.platform()
                + " can't be in one image, because a container runtime can't tell them apart: choose one of them in <image><platforms>.");
      }
    }
  }
}
