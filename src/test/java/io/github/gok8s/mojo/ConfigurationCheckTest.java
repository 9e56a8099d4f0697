package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationCheckTest {

  private static final String END =
      " is no element of go-k8s-maven-plugin's configuration (/shop/pom.xml).";

  private final ConfigurationCheck check = new ConfigurationCheck(
      new Options(Option.of(ExampleMojo.class), List.of("compile", "image")));

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("<platform>x</platform>", "<platform>" + END + " Did you mean <platforms>?"),
        Arguments.of(
            "<goversion>1</goversion>", "<goversion>" + END + " Did you mean <goVersion>?"),
        Arguments.of(
            "<example><nmae>x</nmae></example>",
            "<example><nmae>" + END + " Did you mean <example><name>?"),
        Arguments.of(
            "<example><inner><depe/></inner></example>",
            "<example><inner><depe>" + END + " Did you mean <example><inner><deep>?"),
        Arguments.of("<deep>x</deep>", "<deep>" + END + " Did you mean <example><inner><deep>?"),
        Arguments.of(
            "<example><strip>true</strip></example>",
            "<example><strip>" + END + " Did you mean <strip>?"),
        Arguments.of(
            "<example><files><file><form>x</form></file></files></example>",
            "<example><files><file><form>" + END + " Did you mean <example><files><file><from>?"),
        Arguments.of(
            "<dockerfileLocation/>",
            "<dockerfileLocation>" + END + " The manual's reference page lists what there is."),
        Arguments.of(
            "<strip>yes</strip>", "<strip>: \"yes\" is neither true nor false (/shop/pom.xml)."),
        Arguments.of(
            "<example><quiet>1</quiet></example>",
            "<example><quiet>: \"1\" is neither true nor false (/shop/pom.xml)."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsWhatIsWrongAndWhatWasMeant(String xml, String message) throws Exception {
    Plugin plugin = new Plugin();
    plugin.setConfiguration(configuration(xml));

    assertThat(check.mistakesIn(plugin, "/shop/pom.xml")).containsExactly(message);
  }

  @Test
  void findsNothingInAConfigurationWithAllKindsOfElements() throws Exception {
    Plugin plugin = new Plugin();
    plugin.setConfiguration(configuration("""
        <goVersion>1.26.8</goVersion><strip>${with.symbols}</strip><keepGoing>False</keepGoing><timing/>
        <platforms><anything>linux/amd64</anything></platforms>
        <buildEnvironment><CC>gcc</CC></buildEnvironment>
        <args><arg>x</arg></args>
        <words><word>a</word></words>
        <example><name>x</name><inner><deep>x</deep></inner><files><f><from>x</from></f></files></example>"""));

    assertThat(check.mistakesIn(plugin, "/shop/pom.xml")).isEmpty();
  }

  @Test
  void looksIntoTheExecutionsTooAndNamesAMistakeOnce() throws Exception {
    Plugin plugin = new Plugin();
    plugin.setConfiguration(configuration("<platform>x</platform>"));
    PluginExecution execution = new PluginExecution();
    execution.setConfiguration(configuration("<platform>x</platform><ldflag>y</ldflag>"));
    plugin.addExecution(execution);

    assertThat(check.mistakesIn(plugin, "/shop/pom.xml"))
        .containsExactly(
            "<platform>" + END + " Did you mean <platforms>?",
            "<ldflag>" + END + " Did you mean <ldflags>?");
  }

  @ParameterizedTest
  @CsvSource({
    "k8s.platform, k8s.platforms",
    "k8s.platfroms, k8s.platforms",
    "k8s.example.nam, k8s.example.name",
    "k8s.deep, k8s.example.inner.deep",
    "k8s.skip.imgae, k8s.skip.image",
    "k8s.skip.complie, k8s.skip.compile",
    "k8s.anywhere.goVersion, k8s.goVersion"
  })
  void findsAMisspeltProperty(String property, String meant) {
    assertThat(check.mistakesIn(properties(property)))
        .containsExactly("-D" + property + " is no property of go-k8s-maven-plugin. Did you mean -D"
            + meant + "?");
  }

  @Test
  void suggestsNothingForAWhollyOtherProperty() {
    assertThat(check.mistakesIn(properties("k8s.dockerfileLocation")))
        .containsExactly("-Dk8s.dockerfileLocation is no property of go-k8s-maven-plugin."
            + " The manual's reference page lists what there is.");
  }

  @Test
  void acceptsThePropertiesThatThereAreAndThoseOfOthers() {
    Properties properties = properties(
        "k8s.goVersion",
        "k8s.example.inner.deep",
        "k8s.words",
        "k8s.skip",
        "k8s.skip.image",
        "k8s.host.platform",
        "jkube.build.skip",
        "k8sx",
        "skipTests");

    assertThat(check.mistakesIn(properties)).isEmpty();
  }

  @Test
  void knowsAllElementsOfAllGoalsOfTheDescriptor() {
    Options all = Options.ofAllGoals();

    assertThat(all.goals()).contains("help");
    assertThat(all.properties()).contains("k8s.skip.help", "k8s.goVersion", "k8s.image.name");
  }

  private static Properties properties(String... names) {
    Properties properties = new Properties();
    Stream.of(names).forEach(name -> properties.setProperty(name, "x"));
    return properties;
  }

  private static Xpp3Dom configuration(String xml) throws Exception {
    return Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"));
  }
}
