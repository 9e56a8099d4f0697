package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionTest {

  private final List<Option> options = Option.of(ExampleMojo.class);

  @Test
  void listsTheElementsOfTheGoalAndOfWhatItExtends() {
    assertThat(options)
        .extracting(Option::name)
        .startsWith("goVersion", "goExecutable")
        .endsWith("count", "example", "words")
        .contains("image")
        .doesNotContain("session", "project", "mojoExecution", "log", "pluginContext");
  }

  @Test
  void leavesOutWhatIsFinalAndWhatIsNoValue() {
    assertThat(options)
        .extracting(Option::name)
        .doesNotContain("noElementBecauseFinal", "noElementBecauseOfItsType", "toThrow", "runs");
  }

  @Test
  void knowsHowEachIsWritten() {
    Map<String, Kind> kinds = options.stream()
        .flatMap(Option::withDescendants)
        .collect(Collectors.toMap(Option::name, Option::kind));

    assertThat(kinds)
        .containsEntry("goVersion", Kind.TEXT)
        .containsEntry("strip", Kind.BOOLEAN)
        .containsEntry("count", Kind.NUMBER)
        .containsEntry("goExecutable", Kind.FILE)
        .containsEntry("platforms", Kind.WORDS)
        .containsEntry("args", Kind.ARGUMENTS)
        .containsEntry("buildEnvironment", Kind.MAP)
        .containsEntry("example", Kind.GROUP)
        .containsEntry("example.args", Kind.ARGUMENTS)
        .containsEntry("example.inner", Kind.GROUP)
        .containsEntry("example.files", Kind.GROUPS);
  }

  @Test
  void namesElementAndPropertyOfANestedOne() {
    Option deep = options.stream()
        .flatMap(Option::withDescendants)
        .filter(option -> option.name().equals("example.inner.deep"))
        .findFirst()
        .orElseThrow();

    assertThat(deep.element()).isEqualTo("<example><inner><deep>");
    assertThat(deep.property()).isEqualTo("k8s.example.inner.deep");
    assertThat(deep.lastName()).isEqualTo("deep");
  }

  @Test
  void givesAPropertyToBeansWithAShortFormOnly() {
    Map<String, Boolean> properties = options.stream()
        .flatMap(Option::withDescendants)
        .collect(Collectors.toMap(Option::name, Option::hasProperty));

    assertThat(properties)
        .containsEntry("words", true)
        .containsEntry("example", false)
        .containsEntry("example.files", false)
        .containsEntry("example.name", true);
  }

  @Test
  void theElementsOfWorkloadGoWithoutItsName() {
    Option port = options.stream()
        .flatMap(Option::withDescendants)
        .filter(option -> option.name().equals("workload.service.port"))
        .findFirst()
        .orElseThrow();

    assertThat(port.element()).isEqualTo("<workload><service><port>");
    assertThat(port.property()).isEqualTo("k8s.service.port");
  }

  @Test
  void noTwoElementsHaveOneProperty() {
    assertThat(Option.of(ManifestsMojo.class).stream().flatMap(Option::withDescendants))
        .extracting(Option::property)
        .doesNotHaveDuplicates();
  }
}
