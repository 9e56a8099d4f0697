package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnresolvedExpressionsTest {

  private final Properties commandLine = new Properties();

  static Stream<Arguments> unresolved() {
    return Stream.of(
        Arguments.of("<goVersion>${nope}</goVersion>", "<goVersion>: \"${nope}\""),
        Arguments.of("<goVersion>1.${nope}</goVersion>", "<goVersion>: \"1.${nope}\""),
        Arguments.of(
            "<example><name>shop/${nope}</name></example>", "<example><name>: \"shop/${nope}\""),
        Arguments.of("<platforms><p>${nope}</p></platforms>", "<platforms><p>: \"${nope}\""),
        Arguments.of(
            "<buildEnvironment><CC>${nope}</CC></buildEnvironment>",
            "<buildEnvironment><CC>: \"${nope}\""),
        Arguments.of(
            "<example><files><file><from>${nope}</from></file></files></example>",
            "<example><files><file><from>: \"${nope}\""));
  }

  @ParameterizedTest
  @MethodSource("unresolved")
  void namesTheElement(String xml, String start) throws Exception {
    assertThat(in(xml)).containsExactly(start + " is not resolved: no property has that name.");
  }

  @Test
  void acceptsWhatMavenResolvesWhenTheGoalRuns() throws Exception {
    assertThat(in("<goVersion>${late}</goVersion><ldflags>-X a=${late}</ldflags>"))
        .isEmpty();
  }

  @Test
  void acceptsWhatAPropertyOfTheCommandLineReplaces() throws Exception {
    commandLine.setProperty("k8s.example.name", "shop");

    assertThat(in("<example><name>${nope}</name></example>")).isEmpty();
  }

  @Test
  void leavesMavensOwnParametersAlone() throws Exception {
    assertThat(in("<session>${session}</session>")).isEmpty();
  }

  private Stream<String> in(String xml) throws Exception {
    return new UnresolvedExpressions(
            Option.of(ExampleMojo.class), new MavenLike(Map.of("late", "1")))
        .in(
            Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>")),
            commandLine);
  }

  /** Does what Maven's evaluator does with these properties. */
  private record MavenLike(Map<String, String> values) implements ExpressionEvaluator {

    @Override
    public @Nullable Object evaluate(String text) {
      String result = text;
      for (Map.Entry<String, String> entry : values.entrySet()) {
        result = result.replace("${" + entry.getKey() + "}", entry.getValue());
      }
      return result.matches("\\$\\{[^}]*}") ? null : result;
    }

    @Override
    public File alignToBaseDirectory(File file) {
      return file;
    }
  }
}
