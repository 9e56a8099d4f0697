package io.github.gok8s.report;

import static java.util.Comparator.comparingDouble;

import io.github.gok8s.result.BuildRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shows which {@code go build} each worker was busy with when, in the newest run that made any of the binaries; what
 * older runs have made is listed, for its times count from another start.
 *
 * @param newest the calls of that run, by their start
 * @param older all others
 */
record TimelineSection(List<BuildCall> newest, List<BuildCall> older) {

  static TimelineSection of(BuildRecord build) {
    List<BuildCall> calls = BuildCall.of(build);
    int run = calls.stream().mapToInt(call -> call.span().run()).max().orElse(0);
    Map<Boolean, List<BuildCall>> parts = calls.stream()
        .sorted(comparingDouble(call -> call.span().start()))
        .collect(Collectors.partitioningBy(
            call -> call.span().isPlaced() && call.span().run() == run));
    return new TimelineSection(
        parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
  }

  void addTo(Html html) {
    html.element("h2", "Build time");
    if (!newest.isEmpty()) {
      html.element(
          "p class=\"soft\"",
          "What each worker did in the last run that compiled: a bar for each go build, in seconds since that run began.");
      addLanes(html);
      html.table("platform", "worker", "start", "seconds", "program");
      newest.forEach(call -> html.open("tr")
          .element("td", call.platform().toString())
          .number("%.0f", call.span().worker())
          .number("%.2f", call.span().start())
          .number("%.2f", call.span().seconds())
          .element("td class=\"names\"", call.programs())
          .close("tr"));
      html.endTable();
    }
    if (!older.isEmpty()) {
      html.element("p class=\"soft\"", "Built by earlier runs:")
          .table("platform", "seconds", "program");
      older.forEach(call -> html.open("tr")
          .element("td", call.platform().toString())
          .number("%.2f", call.span().seconds())
          .element("td class=\"names\"", call.programs())
          .close("tr"));
      html.endTable();
    }
  }

  private void addLanes(Html html) {
    Axis axis =
        Axis.upTo(newest.stream().mapToDouble(call -> call.span().end()).max().orElse(0));
    html.open("div class=\"lanes\"");
    newest.stream()
        .collect(
            Collectors.groupingBy(call -> call.span().worker(), TreeMap::new, Collectors.toList()))
        .forEach((worker, calls) -> {
          html.open("div class=\"lane\"")
              .element("span", "worker " + worker)
              .open("div class=\"track\" style=\"background-size:"
                  + Html.percent(1.0 / axis.steps()) + "\"");
          calls.forEach(call -> addBar(call, axis, html));
          html.close("div").close("div");
        });
    html.open("div class=\"lane axis\"").element("span", "").open("div");
    axis.marks()
        .forEach(mark -> html.element(
            "span style=\"left:" + Html.percent(axis.share(mark.doubleValue())) + "\"",
            mark.toPlainString() + " s"));
    html.close("div").close("div").close("div");
  }

  private static void addBar(BuildCall call, Axis axis, Html html) {
    String text = call.platform() + " " + call.programs();
    html.element(
        String.format(
            Locale.ROOT,
            "div class=\"fill\" style=\"left:%s;width:%s\" title=\"%s, %.2f s to %.2f s\"",
            Html.percent(axis.share(call.span().start())),
            Html.percent(axis.share(call.span().seconds())),
            Html.escaped(text),
            call.span().start(),
            call.span().end()),
        text);
  }
}
