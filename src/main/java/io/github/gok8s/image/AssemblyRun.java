package io.github.gok8s.image;

import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an image of which something has changed: layers, then the documents of each platform, then the index, then the archives.
 *
 * @param spec what is wanted
 * @param plans the layers of each platform
 * @param target the module's build folder
 * @param timeline where the time of each layer is counted
 */
record AssemblyRun(
    ImageSpec spec, List<PlatformPlan> plans, TargetFolder target, Timeline timeline) {

  /**
   * Tells what was made.
   *
   * @param record the image's description
   * @param layers the layers by the key of their source
   * @param files the length of each file, by its path relative to {@code target/}
   */
  record Made(ImageRecord record, Map<String, StoredLayer> layers, Map<String, Long> files) {}

  /**
   * Makes the image.
   *
   * @param known layers of an earlier run, by the key of their source; used where their blob is there
   */
  Made make(Map<String, StoredLayer> known)
      throws IOException, ImageException, InterruptedException {
    ImageLayout layout = new ImageLayout(target.image());
    try (StagingFolder folder = StagingFolder.in(target.path().resolve("k8s"));
        LayerBlocks blocks = LayerBlocks.readFrom(target)) {
      Path staging = folder.path();
      Map<String, StoredLayer> layers = layers(known, blocks, layout, staging);
      List<PlatformImage> images = new ArrayList<>();
      for (PlatformPlan plan : plans) {
        images.add(PlatformImage.store(plan, spec, layers, layout));
      }
      Map<Platform, Descriptor> manifests = new LinkedHashMap<>();
      images.forEach(image -> manifests.put(image.plan().platform(), image.manifest()));
      Descriptor index =
          layout.store(Manifests.index(manifests, Manifests.annotations(spec)), Descriptor.INDEX);
      layout.publish(Manifests.layout(index, spec.naming()));
      blocks.writeTo(target, layers.values());

      List<Path> files = new ArrayList<>(List.of(layout.marker(), layout.index()));
      List<Descriptor> blobs = blobs(images, index);
      blobs.forEach(blob -> files.add(layout.blob(blob.digest())));
      files.addAll(archives(images, blobs, new Archives(layout, staging, target)));
      return new Made(record(images, index), layers, lengths(files));
    }
  }

  private Map<String, StoredLayer> layers(
      Map<String, StoredLayer> known, LayerBlocks blocks, ImageLayout layout, Path staging)
      throws IOException, ImageException, InterruptedException {
    Map<String, StoredLayer> layers = new HashMap<>();
    Map<String, LayerSource> missing = new LinkedHashMap<>();
    for (PlatformPlan plan : plans) {
      for (LayerSource source : plan.layers()) {
        StoredLayer layer = known.get(source.key());
        if (layer != null && layout.has(layer.descriptor())) {
          layers.put(source.key(), layer);
        } else {
          missing.put(source.key(), source);
        }
      }
    }
    Map<String, LayerWorkers.Staged> written =
        LayerWorkers.write(missing.values(), blocks, staging, timeline);
    written.forEach((key, staged) -> layers.put(key, staged.layer()));
    // before anything is moved: an image that is too large leaves nothing behind
    checkLimit(layers);
    for (LayerWorkers.Staged staged : written.values()) {
      layout.adopt(staged.file(), staged.layer().descriptor());
    }
    return layers;
  }

  private void checkLimit(Map<String, StoredLayer> layers) throws ImageException {
    Optional<ByteSize> limit = spec.output().maxSize();
    if (limit.isPresent()) {
      SizeLimit.check(
          limit.get(), plans.stream().map(plan -> PlatformSize.of(plan, layers)).toList());
    }
  }

  private List<Path> archives(List<PlatformImage> images, List<Descriptor> blobs, Archives archives)
      throws IOException {
    List<Path> files = new ArrayList<>();
    if (spec.output().dockerArchive()) {
      for (PlatformImage image : images) {
        files.add(archives.writeDocker(image, spec.naming()));
      }
    }
    if (spec.output().ociArchive()) {
      files.add(archives.writeOci(blobs));
    }
    return files;
  }

  private ImageRecord record(List<PlatformImage> images, Descriptor index) {
    return new ImageRecord(
        spec.naming().name().text(),
        spec.naming().tags().stream().map(Tag::text).toList(),
        index.digest(),
        false,
        new ImageRecord.Base(
            spec.bases().usual().name(), spec.bases().pulledUsual().map(PulledBase::digest)),
        images.stream().map(PlatformImage::describe).toList());
  }

  private static List<Descriptor> blobs(List<PlatformImage> images, Descriptor index) {
    List<Descriptor> blobs = new ArrayList<>(List.of(index));
    for (PlatformImage image : images) {
      blobs.add(image.manifest());
      blobs.add(image.config());
      image.layers().forEach(layer -> blobs.add(layer.descriptor()));
    }
    return blobs;
  }

  private Map<String, Long> lengths(List<Path> files) throws IOException {
    Map<String, Long> lengths = new HashMap<>();
    for (Path file : files) {
      lengths.put(target.relative(file), Files.size(file));
    }
    return lengths;
  }
}
