package io.github.gok8s.image.load;

import com.google.gson.JsonObject;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import java.util.Optional;

/**
 * Finds the image of a platform in what is to be loaded.
 *
 * @param layout where it lies
 * @param index all platforms
 */
record PlatformImages(LayoutFolder layout, LayoutFolder.Document index) {

  static PlatformImages of(LoadOrder order) throws ImageException {
    LayoutFolder layout = new LayoutFolder(order.layout());
    return new PlatformImages(layout, layout.image(order.digest()));
  }

  /**
   * Gives the image of a platform.
   *
   * @param platform such as {@code linux/arm64}
   */
  Optional<LayoutFolder.Document> find(String platform) throws ImageException {
    for (LayoutFolder.Document manifest : index.documents()) {
      if (platform(manifest).equals(platform)) {
        return Optional.of(manifest);
      }
    }
    return Optional.empty();
  }

  /** For readers that take one platform: that of this machine, else the first. */
  LayoutFolder.Document ofHost() throws ImageException {
    Optional<LayoutFolder.Document> found =
        find("linux/" + HostPlatform.current().arch());
    return found.isPresent() ? found.get() : index.documents().get(0);
  }

  private String platform(LayoutFolder.Document manifest) throws ImageException {
    try {
      JsonObject config = Json.read(layout.blob(manifest.blobs().get(0).digest()));
      return config.get("os").getAsString() + "/" + config.get("architecture").getAsString();
    } catch (RecordException e) {
      throw ImageException.inEnvironment(
          "The image in " + layout.folder() + " is not whole: " + e.getMessage(), e);
    }
  }
}
