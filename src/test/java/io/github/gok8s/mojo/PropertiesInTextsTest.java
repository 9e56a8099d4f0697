package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds each {@code -Dk8s.…} that a message or a page advises against those that are taken: others would be refused. */
class PropertiesInTextsTest {

  /** All but what is put together: there a dot and the end of the text follow. */
  private static final Pattern ADVISED =
      Pattern.compile("-D(k8s(?:\\.\\w++)++)(?!\\.(?:\"|<|\\*))");

  @Test
  void areAllTaken() throws IOException {
    List<String> taken = Options.ofAllGoals().properties();

    List<String> advised = Stream.concat(
            texts(Path.of("src/main/java"), ".java"), texts(Path.of("src/site/markdown"), ".md"))
        .flatMap(text -> ADVISED.matcher(text).results())
        .map(match -> match.group(1))
        .distinct()
        .toList();

    assertThat(advised).hasSizeGreaterThan(60);
    assertThat(advised).isSubsetOf(taken);
  }

  private static Stream<String> texts(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Stream.concat(
          Stream.of(Files.readString(Path.of("README.md"))),
          files
              .filter(file -> file.toString().endsWith(suffix))
              .map(PropertiesInTextsTest::read)
              .toList()
              .stream());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
