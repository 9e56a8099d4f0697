package io.github.gok8s.report;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.GolangImage;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Shows the programs of each platform, how large they are and how long their build took.
 *
 * @param build what was built
 */
record BuildSection(BuildRecord build) {

  void addTo(Html html) {
    html.element("h2", "Programs")
        .element("p class=\"soft\"", "Built with " + build.go() + ". The bars compare their sizes.")
        .table("platform", "program", "MB", "");
    add(build.binaries(), "%.2f", BuildSection::megabytes, most(BuildSection::megabytes), html);
    html.endTable()
        .element("h2", "Beside the image golang")
        .element(
            "p class=\"soft\"",
            "Unpacked: the image in which such programs are often built, and what has to be in an image to run them.")
        .table("", "program", "MB", "");
    double golang = GolangImage.UNPACKED / 1e6;
    html.open("tr")
        .element("td", GolangImage.NAME)
        .element("td", "")
        .number("%.0f", golang)
        .bar(1)
        .close("tr");
    List<Binary> ofLinux = build.binaries().stream()
        .filter(binary -> binary.platform().os().equals("linux"))
        .toList();
    add(ofLinux, "%.2f", BuildSection::megabytes, golang, html);
    html.endTable()
        .element("h2", "Build time")
        .element(
            "p class=\"soft\"",
            "How long the go build took that made each of them, whenever that was; several run at a time.")
        .table("platform", "program", "seconds", "");
    add(build.binaries(), "%.1f", Binary::seconds, most(Binary::seconds), html);
    html.endTable();
  }

  private static void add(
      List<Binary> binaries,
      String format,
      ToDoubleFunction<Binary> value,
      double whole,
      Html html) {
    for (Binary binary : binaries) {
      double number = value.applyAsDouble(binary);
      html.open("tr")
          .element("td", binary.platform().toString())
          .element("td", binary.name())
          .number(format, number)
          .bar(number / whole)
          .close("tr");
    }
  }

  private static double megabytes(Binary binary) {
    return binary.size() / 1e6;
  }

  private double most(ToDoubleFunction<Binary> value) {
    return build.binaries().stream()
        .mapToDouble(value)
        .filter(number -> number > 0)
        .max()
        .orElse(1);
  }
}
