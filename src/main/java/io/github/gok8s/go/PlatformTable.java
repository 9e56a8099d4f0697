package io.github.gok8s.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of platforms for people: what a Go builds, and what it does not.
 *
 * @param ports the toolchain's ports
 */
public record PlatformTable(Ports ports) {

  /** Gives the table's lines, sorted by platform; ports that Go once had are in it, with the version that dropped them. */
  public List<String> lines() {
    Map<String, String> rows = new TreeMap<>();
    Port.DROPPED.forEach(
        (name, version) -> rows.put(name, row(name, "dropped in Go " + version, "", "")));
    Port.ADDED.forEach(
        (name, version) -> rows.put(name, row(name, "came with Go " + version, "", "")));
    for (Port port : ports.known()) {
      rows.put(
          port.name(),
          row(
              port.name(),
              port.needsCgo() ? "needs cgo" : "builds",
              port.firstClass() ? "first class" : "",
              port.isForImages() ? "image" : ""));
    }
    List<String> lines = new ArrayList<>();
    lines.add(row("platform", "Go " + ports.go(), "", ""));
    lines.addAll(rows.values());
    lines.add(
        "Any other is unknown to Go. Levels: linux/arm/v5 to v7, linux/amd64/v1 to v4, linux/arm64/v8.0 to v9.5, …");
    return lines;
  }

  private static String row(String... cells) {
    return String.format("%-18s %-22s %-12s %s", (Object[]) cells).stripTrailing();
  }
}
