package io.github.gok8s.report;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.GolangImage;
import java.util.List;

/**
 * Shows the programs of each platform, and how large they are.
 *
 * @param build what was built
 */
record BuildSection(BuildRecord build) {

  void addTo(Html html) {
    html.element("h2", "Programs")
        .element("p class=\"soft\"", "Built with " + build.go() + ". The bars compare their sizes.")
        .table("platform", "program", "MB", "");
    add(build.binaries(), largest(), html);
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
    add(ofLinux, golang, html);
    html.endTable();
  }

  private static void add(List<Binary> binaries, double whole, Html html) {
    for (Binary binary : binaries) {
      double size = megabytes(binary);
      html.open("tr")
          .element("td", binary.platform().toString())
          .element("td", binary.name())
          .number("%.2f", size)
          .bar(size / whole)
          .close("tr");
    }
  }

  private static double megabytes(Binary binary) {
    return binary.size() / 1e6;
  }

  private double largest() {
    return build.binaries().stream().mapToDouble(BuildSection::megabytes).max().orElse(1);
  }
}
