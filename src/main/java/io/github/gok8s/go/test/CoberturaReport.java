package io.github.gok8s.go.test;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A coverage profile in the XML of Cobertura, coverage-04, which CI servers read: a package is a package, a file a class.
 *
 * @param profile the profile
 * @param sources where its files are
 */
public record CoberturaReport(CoverageProfile profile, SourceFiles sources) {

  private static final String DOCTYPE =
      "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">";

  /** Gives the file. */
  public byte[] xml() {
    SortedMap<String, SortedMap<String, SortedMap<Integer, Long>>> packages = new TreeMap<>();
    profile
        .files()
        .forEach((file, blocks) -> packages
            .computeIfAbsent(CoverageProfile.packageOf(file), any -> new TreeMap<>())
            .put(file, CoverageProfile.lines(blocks)));
    Lines all = Lines.of(
        packages.values().stream().flatMap(files -> files.values().stream()).toList());
    XmlFile xml = new XmlFile().doctype(DOCTYPE).start("coverage");
    rates(all, xml)
        .attribute("lines-covered", all.hit)
        .attribute("lines-valid", all.valid)
        .attribute("branches-covered", 0)
        .attribute("branches-valid", 0)
        .attribute("version", 1)
        // no time of day: the same results make the same file
        .attribute("timestamp", 0);
    xml.start("sources").start("source").text(sources.base().toString()).end().end();
    xml.start("packages");
    packages.forEach((name, files) -> {
      rates(Lines.of(files.values()), xml.start("package").attribute("name", name));
      xml.start("classes");
      files.forEach((file, lines) -> write(file, lines, xml));
      xml.end().end();
    });
    return xml.end().end().bytes();
  }

  private void write(String file, SortedMap<Integer, Long> lines, XmlFile xml) {
    xml.start("class")
        .attribute("name", file.substring(file.lastIndexOf('/') + 1))
        .attribute("filename", sources.path(file));
    rates(Lines.of(List.of(lines)), xml);
    xml.start("methods").end().start("lines");
    lines.forEach((number, hits) ->
        xml.start("line").attribute("number", number).attribute("hits", hits).end());
    xml.end().end();
  }

  /** Go does not count branches. */
  private static XmlFile rates(Lines lines, XmlFile xml) {
    return xml.attribute("line-rate", lines.rate())
        .attribute("branch-rate", 0)
        .attribute("complexity", 0);
  }

  /**
   * How many lines ran.
   *
   * @param hit those that did
   * @param valid all that have statements
   */
  private record Lines(long hit, long valid) {

    static Lines of(Collection<? extends Map<Integer, Long>> files) {
      long valid = files.stream().mapToLong(Map::size).sum();
      long hit = files.stream()
          .flatMap(lines -> lines.values().stream())
          .filter(count -> count > 0)
          .count();
      return new Lines(hit, valid);
    }

    String rate() {
      return String.format(Locale.ROOT, "%.4f", valid == 0 ? 1.0 : (double) hit / valid);
    }
  }
}
