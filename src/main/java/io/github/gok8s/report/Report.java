package io.github.gok8s.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page {@code target/k8s/report.html}: one file that needs no other, made of the records that lie beside it.
 *
 * @param title what it is about, for example {@code html-server 1.4.0}
 * @param target the module's build folder
 */
public record Report(String title, TargetFolder target) {

  private static final String STYLE = "report.css";

  /** Writes the page, unless it is newer than all that it tells of. */
  public void write() throws IOException {
    if (!isCurrent()) {
      AtomicFile.write(target.report(), page().getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean isCurrent() {
    // 0 where a file is not there
    long newest =
        sources().mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
    return target.report().toFile().lastModified() > newest;
  }

  /** The record of the build says in each run what was up to date; other binaries change the bill of materials too. */
  private Stream<Path> sources() {
    return Stream.of(
        Files.exists(target.sbom()) ? target.sbom() : target.buildRecord(),
        target.imageRecord(),
        target.deployRecord());
  }

  /** Gives the page; what has no record, or one that can't be read, has no section. */
  String page() throws IOException {
    Html html = new Html()
        .raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", title)
        .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n")
        .element("h1", title);
    Optional<JsonObject> build = read(target.buildRecord());
    Optional<JsonObject> image = read(target.imageRecord());
    image.ifPresent(record -> ImageSection.introduce(record, html));
    build.ifPresent(record -> BuildSection.of(record).addTo(html));
    image.ifPresent(record -> new ImageSection(record).addTo(html));
    read(target.deployRecord()).ifPresent(record -> new ClusterSection(record).addTo(html));
    read(target.sbom()).ifPresent(bill -> addModules(bill, html));
    return html.raw("</body>\n</html>\n").toString();
  }

  private static void addModules(JsonObject bill, Html html) {
    html.element("h2", "What is linked into the programs").table("module", "version");
    for (JsonObject component : objects(bill, "components")) {
      if (text(component, "type").equals("library")) {
        html.open("tr")
            .element("td", text(component, "name"))
            .element("td", text(component, "version"))
            .close("tr");
      }
    }
    html.endTable();
  }

  private static Optional<JsonObject> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file));
    } catch (RecordException e) {
      return Optional.empty();
    }
  }

  private static String style() throws IOException {
    try (InputStream style = Report.class.getResourceAsStream(STYLE)) {
      if (style == null) {
        throw new IOException(STYLE + " is not in the plugin's jar");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Gives the objects of a list; none where the member is missing. */
  static List<JsonObject> objects(JsonObject tree, String member) {
    List<JsonObject> objects = new ArrayList<>();
    JsonElement list = tree.get(member);
    if (list != null && list.isJsonArray()) {
      list.getAsJsonArray().forEach(element -> objects.add(element.getAsJsonObject()));
    }
    return objects;
  }

  /** Gives a text; empty where the member is missing or null. */
  static String text(JsonObject tree, String member) {
    JsonElement text = tree.get(member);
    return text == null || text.isJsonNull() ? "" : text.getAsString();
  }
}
