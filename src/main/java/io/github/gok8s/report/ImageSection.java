package io.github.gok8s.report;

import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.PlatformImageRecord;
import java.util.stream.Collectors;

/**
 * Shows the image: the size of each platform's, and its layers.
 *
 * @param image what was made
 */
record ImageSection(ImageRecord image) {

  void introduce(Html html) {
    String tags = image.tags().stream().map(tag -> ":" + tag).collect(Collectors.joining(", "));
    html.element("p", image.image() + tags).element("p class=\"soft\"", image.digest());
  }

  void addTo(Html html) {
    if (image.platforms().isEmpty()) {
      // what another tool has made does not say
      return;
    }
    double largest =
        image.platforms().stream().mapToLong(PlatformImageRecord::size).max().orElse(1);
    html.element("h2", "Image")
        .element(
            "p class=\"soft\"",
            "Compressed, as a registry has it, on the base " + image.base().name() + ".")
        .table("platform", "MB", "");
    for (PlatformImageRecord platform : image.platforms()) {
      html.open("tr")
          .element("td", platform.platform().toString())
          .number("%.2f", platform.size() / 1e6)
          .bar(platform.size() / largest)
          .close("tr");
    }
    html.endTable().element("h2", "Layers").table("platform", "layer", "MB");
    for (PlatformImageRecord platform : image.platforms()) {
      for (LayerRecord layer : platform.layers()) {
        html.open("tr")
            .element("td", platform.platform().toString())
            .open("td")
            .element("code", layer.digest())
            .close("td")
            .number("%.2f", layer.size() / 1e6)
            .close("tr");
      }
    }
    html.endTable();
  }
}
