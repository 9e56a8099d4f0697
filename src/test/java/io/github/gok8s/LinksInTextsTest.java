package io.github.gok8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each link of a page to another one, or to a file, leads to something; pages are named as they lie in the repository. */
class LinksInTextsTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)]+)\\)");

  @Test
  void leadSomewhere() throws IOException {
    List<String> links = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        links.add(link.group(1));
        if (!Files.exists(page.toAbsolutePath().getParent().resolve(link.group(1)))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }

    assertThat(links).hasSizeGreaterThan(50);
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("", "it", "src/site/markdown")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }
}
