package io.github.gok8s.report;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * Shows the image: the size of each platform's, and its layers.
 *
 * @param record the content of {@code image.json}
 */
record ImageSection(JsonObject record) {

  static void introduce(JsonObject record, Html html) {
    List<String> tags = record.getAsJsonArray("tags").asList().stream()
        .map(tag -> ":" + tag.getAsString())
        .toList();
    html.element("p", Report.text(record, "image") + String.join(", ", tags))
        .element("p class=\"soft\"", Report.text(record, "digest"));
  }

  void addTo(Html html) {
    List<JsonObject> platforms = Report.objects(record, "platforms");
    double largest = platforms.stream()
        .mapToDouble(platform -> platform.get("size").getAsDouble())
        .max()
        .orElse(1);
    html.element("h2", "Image")
        .element(
            "p class=\"soft\"",
            "Compressed, as a registry has it, on the base "
                + Report.text(record.getAsJsonObject("base"), "name")
                + ".")
        .table("platform", "MB", "");
    for (JsonObject platform : platforms) {
      double size = platform.get("size").getAsDouble();
      html.open("tr")
          .element("td", Report.text(platform, "platform"))
          .number("%.2f", size / 1e6)
          .bar(size / largest)
          .close("tr");
    }
    html.endTable().element("h2", "Layers").table("platform", "layer", "MB");
    for (JsonObject platform : platforms) {
      for (JsonObject layer : Report.objects(platform, "layers")) {
        html.open("tr")
            .element("td", Report.text(platform, "platform"))
            .open("td")
            .element("code", Report.text(layer, "digest"))
            .close("td")
            .number("%.2f", layer.get("size").getAsDouble() / 1e6)
            .close("tr");
      }
    }
    html.endTable();
  }
}
