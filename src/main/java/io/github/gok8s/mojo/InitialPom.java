package io.github.gok8s.mojo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The POM of a Go module that has none.
 *
 * @param modulePath the module's path
 * @param parent the POM in the folder above
 * @param pluginVersion the version of this plugin
 */
record InitialPom(String modulePath, Optional<ParentPom> parent, String pluginVersion) {

  private static final Pattern MAJOR_VERSION = Pattern.compile("v([2-9]|[1-9][0-9]+)");

  /** Gives the last part of the module's path that is no major version, as Go names the program. */
  String artifactId() {
    List<String> parts = parts();
    return word(parts.get(parts.size() - 1));
  }

  /** Gives the host's name from its end, then the folders: {@code com.example.shop} for {@code example.com/shop/room}. */
  String groupId() {
    if (parent.isPresent()) {
      return parent.get().groupId();
    }
    List<String> parts = parts();
    List<String> words = new ArrayList<>(Arrays.asList(parts.get(0).split("\\.")));
    Collections.reverse(words);
    parts.stream().skip(1).limit(Math.max(0, parts.size() - 2)).forEach(words::add);
    return words.stream().map(InitialPom::word).collect(Collectors.joining("."));
  }

  /** Gives {@code 2.0.0-SNAPSHOT} for a module whose path ends in {@code /v2}. */
  String version() {
    return parent.isPresent() ? parent.get().version() : major().orElse("1") + ".0.0-SNAPSHOT";
  }

  /** Gives the text, indented and with line ends as in the parent. */
  String text() {
    String indent = parent.map(ParentPom::indent).orElse("  ");
    String lineEnd = parent.map(ParentPom::lineEnd).orElse("\n");
    return lines()
        .map(line -> {
          int level = line.length() - line.stripLeading().length();
          return indent.repeat(level) + line.stripLeading() + lineEnd;
        })
        .collect(Collectors.joining());
  }

  /** Each space at the start of a line stands for one level. */
  private Stream<String> lines() {
    return Stream.of(
            Stream.of(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"http://maven.apache.org/POM/4.0.0"
                    + " http://maven.apache.org/xsd/maven-4.0.0.xsd\">",
                " <modelVersion>4.0.0</modelVersion>"),
            coordinates(),
            Stream.of(" <packaging>go</packaging>"),
            plugin(),
            Stream.of("</project>"))
        .flatMap(part -> part);
  }

  private Stream<String> coordinates() {
    String artifact = " <artifactId>" + artifactId() + "</artifactId>";
    return parent
        .map(pom -> Stream.of(
            " <parent>",
            "  <groupId>" + pom.groupId() + "</groupId>",
            "  <artifactId>" + pom.model().getArtifactId() + "</artifactId>",
            "  <version>" + pom.version() + "</version>",
            " </parent>",
            artifact))
        .orElseGet(() -> Stream.of(
            " <groupId>" + groupId() + "</groupId>",
            artifact,
            " <version>" + version() + "</version>"));
  }

  private Stream<String> plugin() {
    if (parent.map(ParentPom::handsPluginOn).orElse(false)) {
      return Stream.empty();
    }
    boolean isManaged = parent.map(ParentPom::hasPlugin).orElse(false);
    return Stream.of(
            "",
            " <build>",
            "  <plugins>",
            "   <plugin>",
            "    <groupId>io.github.gok8s</groupId>",
            "    <artifactId>go-k8s-maven-plugin</artifactId>",
            "    <version>" + pluginVersion + "</version>",
            "    <extensions>true</extensions>",
            "   </plugin>",
            "  </plugins>",
            " </build>")
        .filter(line -> !isManaged || !line.contains("<version>"));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>(Arrays.asList(modulePath.split("/")));
    if (parts.size() > 1 && major().isPresent()) {
      parts.remove(parts.size() - 1);
    }
    return parts;
  }

  private Optional<String> major() {
    Matcher last = MAJOR_VERSION.matcher(modulePath.substring(modulePath.lastIndexOf('/') + 1));
    return last.matches() ? Optional.of(last.group(1)) : Optional.empty();
  }

  /** Keeps what Maven allows in coordinates. */
  private static String word(String part) {
    return part.replaceAll("[^A-Za-z0-9_.-]", "");
  }
}
