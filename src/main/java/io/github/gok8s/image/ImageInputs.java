package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.gzip.GzipFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers all that an image depends on. It is made of the image's own documents, with the keys of the layers' sources in the
 * place of their digests, so that nothing that shows in the image can be missing.
 */
final class ImageInputs {

  /** To be raised when the same inputs shall give another image. */
  private static final int FORMAT = 2;

  private ImageInputs() {}

  /** Gathers the inputs; two of them are equal exactly if the images are. */
  static JsonObject of(ImageSpec spec, List<PlatformPlan> plans) {
    JsonObject tree = new JsonObject();
    tree.addProperty("format", FORMAT + "." + GzipFile.FORMAT);
    JsonArray references = new JsonArray();
    for (String reference : spec.naming().references()) {
      references.add(reference);
    }
    tree.add("references", references);
    tree.addProperty("base", spec.bases().usual().name());
    tree.addProperty("dockerArchive", spec.output().dockerArchive());
    tree.addProperty("ociArchive", spec.output().ociArchive());
    tree.addProperty("maxSize", spec.output().maxSize().map(ByteSize::bytes).orElse(0L));
    JsonArray platforms = new JsonArray();
    for (PlatformPlan plan : plans) {
      List<String> keys = new ArrayList<>();
      for (LayerSource layer : plan.layers()) {
        keys.add(layer.key());
      }
      JsonObject platform = new JsonObject();
      platform.addProperty("platform", plan.platform().toString());
      platform.add("config", ConfigDocument.of(plan, spec, keys));
      platform.add(
          "annotations", Manifests.object(Manifests.annotations(spec.description(), plan)));
      platforms.add(platform);
    }
    tree.add("platforms", platforms);
    return tree;
  }
}
