package io.github.gok8s.report;

import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page {@code target/k8s/report.html}: one file that needs no other, made of the records that lie beside it.
 *
 * @param name the module's name, for example {@code html-server}
 * @param version its version
 * @param target its build folder
 */
public record Report(String name, String version, TargetFolder target) {

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
    return target.report().toFile().lastModified() >= newest;
  }

  /**
   * The record of the build says in each run what was up to date. Other binaries change the bill of materials too, and a
   * run that compiles changes what {@code compile} remembers, though it may give the same binaries.
   */
  private Stream<Path> sources() {
    return Stream.of(
        Files.exists(target.sbom()) ? target.sbom() : target.buildRecord(),
        target.compileState(),
        target.imageRecord(),
        target.deployRecord());
  }

  /** Gives the page; what has no record, or one that can't be read, has no section. */
  String page() throws IOException {
    String title = name + " " + version;
    Html html = new Html()
        .raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", title)
        .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n")
        .element("h1", title);
    Optional<ImageSection> image = read(ImageRecord::readFrom).map(ImageSection::new);
    image.ifPresent(section -> section.introduce(html));
    read(BuildRecord::readFrom).ifPresent(build -> {
      new BuildSection(build).addTo(html);
      TimelineSection.of(build).addTo(html);
    });
    image.ifPresent(section -> section.addTo(html));
    read(DeployRecord::readFrom).map(ClusterSection::new).ifPresent(section -> section.addTo(html));
    read(ModuleSection::readFrom).ifPresent(section -> section.addTo(html));
    return html.raw("</body>\n</html>\n").toString();
  }

  /** Reads a record of a build folder. */
  @FunctionalInterface
  private interface Reader<R> {
    R readFrom(TargetFolder target) throws RecordException;
  }

  private <R> Optional<R> read(Reader<R> reader) {
    try {
      return Optional.of(reader.readFrom(target));
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
}
