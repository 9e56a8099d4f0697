package io.github.gok8s.report;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * Shows the programs of each platform, how large they are and how long their build took.
 *
 * @param go the version of Go
 * @param programs the binaries of {@code build.json}
 */
record BuildSection(String go, List<JsonObject> programs) {

  /** What {@code docker image ls} shows for golang:1.14, in megabytes: what a Dockerfile without a second stage ships. */
  private static final double GOLANG = 810;

  static BuildSection of(JsonObject record) {
    return new BuildSection(Report.text(record, "go"), Report.objects(record, "binaries"));
  }

  void addTo(Html html) {
    double largest = most("size");
    html.element("h2", "Programs")
        .element("p class=\"soft\"", "Built with " + go + ". The bars compare their sizes.")
        .table("platform", "program", "MB", "");
    for (JsonObject program : programs) {
      double size = program.get("size").getAsDouble();
      start(program, html).number("%.2f", size / 1e6).bar(size / largest).close("tr");
    }
    html.endTable();
    html.element("h2", "Beside the image golang")
        .element(
            "p class=\"soft\"",
            "Unpacked: the image in which such programs are often built, and what has to be in an image to run them.")
        .table("", "program", "MB", "");
    html.open("tr")
        .element("td", "golang:1.14")
        .element("td", "")
        .number("%.0f", GOLANG)
        .bar(1)
        .close("tr");
    for (JsonObject program : programs) {
      double size = program.get("size").getAsDouble() / 1e6;
      if (Report.text(program, "platform").startsWith("linux/")) {
        start(program, html).number("%.2f", size).bar(size / GOLANG).close("tr");
      }
    }
    html.endTable();
    double longest = most("seconds");
    html.element("h2", "Build time")
        .element(
            "p class=\"soft\"",
            "How long the go build took that made each of them, whenever that was; several run at a time.")
        .table("platform", "program", "seconds", "");
    for (JsonObject program : programs) {
      double seconds = program.get("seconds").getAsDouble();
      start(program, html).number("%.1f", seconds).bar(seconds / longest).close("tr");
    }
    html.endTable();
  }

  private static Html start(JsonObject program, Html html) {
    return html.open("tr")
        .element("td", Report.text(program, "platform"))
        .element("td", Report.text(program, "name"));
  }

  private double most(String member) {
    return programs.stream()
        .mapToDouble(program -> program.get(member).getAsDouble())
        .filter(value -> value > 0)
        .max()
        .orElse(1);
  }
}
