package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {

  @TempDir
  Path folder;

  private final ExampleMojo mojo = new ExampleMojo();
  private final Properties commandLine = new Properties();
  private final Properties project = new Properties();

  static Stream<Arguments> texts() {
    return Stream.of(
        row("k8s.goVersion", "1.26.8", mojo -> mojo.goVersion, "1.26.8"),
        row("k8s.ldflags", "", mojo -> mojo.ldflags, ""),
        row("k8s.strip", "false", mojo -> mojo.strip, false),
        row("k8s.strip", " TRUE ", mojo -> mojo.strip, true),
        row("k8s.count", " 7", mojo -> mojo.count, 7),
        row(
            "k8s.platforms",
            "linux/amd64, darwin/*,",
            mojo -> mojo.platforms,
            List.of("linux/amd64", "darwin/*")),
        row("k8s.platforms", "", mojo -> mojo.platforms, List.of()),
        row("k8s.args", "-a 'b c'", mojo -> mojo.args, List.of("-a", "b c")),
        row("k8s.example.args", "-a,b c", mojo -> mojo.example.args, List.of("-a,b", "c")),
        row("k8s.example.name", "shop", mojo -> mojo.example.name, "shop"),
        row("k8s.example.quiet", "true", mojo -> mojo.example.quiet(), true),
        row("k8s.example.inner.deep", "x", mojo -> mojo.example.inner.deep, "x"),
        row(
            "k8s.words",
            "a, b",
            mojo -> mojo.words.stream().map(word -> word.text).toList(),
            List.of("a", "b")),
        row(
            "k8s.buildEnvironment",
            "A=1,B=2",
            mojo -> mojo.buildEnvironment,
            map("A", "1", "B", "2")),
        row("k8s.buildEnvironment", "", mojo -> mojo.buildEnvironment, Map.of()),
        row(
            "k8s.buildEnvironment",
            "A=x=y, B=",
            mojo -> mojo.buildEnvironment,
            map("A", "x=y", "B", "")),
        row(
            "k8s.buildEnvironment",
            "CC=gcc,-m32,L=a b",
            mojo -> mojo.buildEnvironment,
            map("CC", "gcc,-m32", "L", "a b")),
        row(
            "k8s.example.environment",
            "a.b/c=1,d-e=2",
            mojo -> mojo.example.environment,
            map("a.b/c", "1", "d-e", "2")));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("texts")
  void turnsAPropertyIntoTheValueOfItsElement(
      String property, String text, Function<ExampleMojo, Object> read, Object value)
      throws Exception {
    commandLine.setProperty(property, text);

    overlay();

    assertThat(read.apply(mojo)).isEqualTo(value);
  }

  @Test
  void resolvesFilesFromTheModulesFolder() throws Exception {
    commandLine.setProperty("k8s.goExecutable", "sdk/bin/go");
    commandLine.setProperty("k8s.cacheDirectory", folder.resolve("cache").toString());

    overlay();

    assertThat(mojo.goExecutable).isEqualTo(folder.resolve("sdk/bin/go").toFile());
    assertThat(mojo.cacheDirectory).isEqualTo(folder.resolve("cache").toFile());
  }

  @Test
  void letsTheCommandLineWinOverThePom() throws Exception {
    mojo.goVersion = "of the POM";
    mojo.platforms = List.of("of/pom");
    mojo.example = new ExampleMojo.ExampleConfig();
    mojo.example.name = "of the POM";
    mojo.example.args = List.of("kept");
    commandLine.setProperty("k8s.goVersion", "1.26.8");
    commandLine.setProperty("k8s.platforms", "linux/amd64");
    commandLine.setProperty("k8s.example.name", "shop");

    overlay();

    assertThat(mojo.goVersion).isEqualTo("1.26.8");
    assertThat(mojo.platforms).containsExactly("linux/amd64");
    assertThat(mojo.example.name).isEqualTo("shop");
    assertThat(mojo.example.args).containsExactly("kept");
  }

  @Test
  void letsThePomWinOverTheProjectsProperties() throws Exception {
    mojo.goVersion = "of the POM";
    mojo.packages = new ArrayList<>();
    mojo.example = new ExampleMojo.ExampleConfig();
    mojo.example.name = "of the POM";
    for (String name :
        List.of("goVersion", "packages", "gcflags", "example.name", "example.inner.deep")) {
      project.setProperty("k8s." + name, "of-the-properties");
    }

    overlay();

    assertThat(mojo.goVersion).isEqualTo("of the POM");
    assertThat(mojo.example.name).isEqualTo("of the POM");
    assertThat(mojo.packages).containsExactly("of-the-properties");
    assertThat(mojo.gcflags).isEqualTo("of-the-properties");
    assertThat(mojo.example.inner.deep).isEqualTo("of-the-properties");
  }

  @Test
  void letsTheCommandLineWinOverTheProjectsProperties() throws Exception {
    commandLine.setProperty("k8s.goVersion", "1.26.8");
    project.setProperty("k8s.goVersion", "1.25.0");

    overlay();

    assertThat(mojo.goVersion).isEqualTo("1.26.8");
  }

  @Test
  void leavesUnsetWhatNobodySets() throws Exception {
    overlay();

    assertThat(mojo.goVersion).isNull();
    assertThat(mojo.strip).isNull();
    assertThat(mojo.platforms).isNull();
    assertThat(mojo.image).isNull();
    assertThat(mojo.example).isNull();
  }

  @Test
  void dropsWhatLineBreaksInThePomLeaveInWords() throws Exception {
    mojo.platforms = new ArrayList<>(Arrays.asList("\n  linux/amd64", " ", null, "darwin/* "));
    mojo.args = List.of(" kept ", "");

    overlay();

    assertThat(mojo.platforms).containsExactly("linux/amd64", "darwin/*");
    assertThat(mojo.args).containsExactly(" kept ", "");
  }

  @Test
  void takesAnEmptyEntryOfAMapForAnEmptyText() throws Exception {
    mojo.buildEnvironment = new LinkedHashMap<>();
    mojo.buildEnvironment.put("GOFLAGS", null);

    overlay();

    assertThat(mojo.buildEnvironment).isEqualTo(Map.of("GOFLAGS", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k8s.strip | yes | -Dk8s.strip: \"yes\" is neither true nor false.",
        "k8s.strip | '' | -Dk8s.strip: \"\" is neither true nor false.",
        "k8s.count | many | -Dk8s.count: \"many\" is not a whole number.",
        "k8s.args | 'a \"b' | -Dk8s.args: \"a \"b\" has a quote that is not closed.",
        "k8s.buildEnvironment | CC | -Dk8s.buildEnvironment: \"CC\" is no list of entries: write NAME=value,NAME=value.",
        "k8s.buildEnvironment | =1 | -Dk8s.buildEnvironment: \"=1\" is no list of entries: write NAME=value,NAME=value.",
        "k8s.example.quiet | 1 | -Dk8s.example.quiet: \"1\" is neither true nor false.",
        "k8s.goVersion | 1.${minor} | -Dk8s.goVersion: \"1.${minor}\" is not resolved: no property has that name."
      })
  void namesThePropertyWhoseTextIsWrong(String property, String text, String message) {
    commandLine.setProperty(property, text);

    assertThatThrownBy(this::overlay).isInstanceOf(MojoFailureException.class).hasMessage(message);
  }

  @Test
  void saysThatAWrongTextStandsInThePomsProperties() {
    project.setProperty("k8s.strip", "yes");

    assertThatThrownBy(this::overlay)
        .hasMessage("<k8s.strip> in the project's properties: \"yes\" is neither true nor false.");
  }

  private void overlay() throws MojoFailureException {
    new Overlay(commandLine, project, folder).applyTo(mojo);
  }

  private static Arguments row(
      String property, String text, Function<ExampleMojo, Object> read, Object value) {
    return Arguments.of(property, text, read, value);
  }

  private static Map<String, String> map(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int at = 0; at < keysAndValues.length; at += 2) {
      map.put(keysAndValues[at], keysAndValues[at + 1]);
    }
    return map;
  }
}
