package io.github.gok8s.image;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says of which layers one platform's image is made.
 *
 * @param platform the platform
 * @param base what lies under the binaries
 * @param pulled what was found of it, where it is neither built in nor empty
 * @param baseLayers the base's layers, the lowest first
 * @param addedLayers the layers of further files, above the base
 * @param binaryLayers the binaries' layers, sorted by name; on top, because they change most
 */
record PlatformPlan(
    Platform platform,
    BaseImage base,
    Optional<PulledBase> pulled,
    List<LayerSource> baseLayers,
    List<FilesLayer> addedLayers,
    List<BinaryLayer> binaryLayers) {

  PlatformPlan {
    baseLayers = List.copyOf(baseLayers);
    addedLayers = List.copyOf(addedLayers);
    binaryLayers = List.copyOf(binaryLayers);
  }

  /**
   * Plans the images of all platforms for which there are binaries, sorted by platform.
   *
   * @param added the layers of further files
   * @throws ImageException if there are none, a platform with a base of its own has none, or two would be one in an index
   */
  static List<PlatformPlan> of(ImageSpec.Bases bases, List<Binary> binaries, List<FilesLayer> added)
      throws ImageException {
    if (binaries.isEmpty()) {
      throw ImageException.inProject(
          "There is no binary for linux to put into an image: name a linux platform in <platforms>"
              + " (-Dk8s.platforms), as in linux/amd64.");
    }
    Map<Platform, List<Binary>> byPlatform = new TreeMap<>();
    for (Binary binary : binaries) {
      byPlatform
          .computeIfAbsent(binary.platform(), platform -> new ArrayList<>())
          .add(binary);
    }
    for (Platform platform : bases.exceptions().keySet()) {
      if (!byPlatform.containsKey(platform)) {
        throw ImageException.inProject("<image><platforms> names " + platform
            + ", for which nothing is built: add it to <platforms> (-Dk8s.platforms), or take"
            + " it out of <image><platforms>.");
      }
    }
    List<LayerSource> builtIn = List.of(StaticBaseLayer.current());
    List<PlatformPlan> plans = new ArrayList<>();
    for (Map.Entry<Platform, List<Binary>> mains : byPlatform.entrySet()) {
      Platform platform = mains.getKey();
      BaseImage base = bases.of(platform);
      Optional<PulledBase> pulled = Optional.ofNullable(bases.pulled().get(platform));
      if (base.isElsewhere() && pulled.isEmpty()) {
        throw new IllegalStateException("nobody looked for " + base.name() + " for " + platform);
      }
      List<LayerSource> baseLayers = base instanceof BaseImage.Static
          ? builtIn
          : pulled.map(found -> List.<LayerSource>copyOf(found.layers())).orElse(List.of());
      plans.add(new PlatformPlan(
          platform, base, pulled, baseLayers, added, binaryLayers(mains.getValue())));
    }
    requireDistinct(plans);
    return List.copyOf(plans);
  }

  /** Gives all layers, the lowest first. */
  List<LayerSource> layers() {
    List<LayerSource> layers = new ArrayList<>(baseLayers);
    layers.addAll(addedLayers);
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
        throw ImageException.inProject(other + " and " + plan.platform()
            + " can't be in one image, because a container runtime can't tell them apart:"
            + " choose one of them in <image><platforms>.");
      }
    }
  }
}
