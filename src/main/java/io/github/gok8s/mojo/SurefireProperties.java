package io.github.gok8s.mojo;

import io.github.gok8s.go.TestOutcome;
import io.github.gok8s.go.test.TestSelection;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The properties of Maven Surefire that everybody knows, and which shall mean the same for tests in Go.
 *
 * @param commandLine the properties given by {@code -D}, which win
 * @param project the properties of the project
 */
record SurefireProperties(Properties commandLine, Properties project) {

  private static final Logger LOG = LoggerFactory.getLogger(SurefireProperties.class);

  /** Whether no test shall run: {@code -DskipTests} or {@code -Dmaven.test.skip}. */
  boolean isSkipped() {
    return is("skipTests", false)
        || is("maven.test.skip", false)
        || is("maven.test.skip.exec", false);
  }

  /** Gives the tests that {@code -Dtest} names. */
  Optional<TestSelection> selection() {
    return text("test").filter(text -> !text.isBlank()).map(TestSelection::parse);
  }

  /**
   * Decides about the build.
   *
   * @throws MojoFailureException if it fails by this outcome
   */
  void judge(TestOutcome outcome) throws MojoFailureException {
    if (outcome.broken().isPresent()) {
      throw new MojoFailureException(Stream.of(outcome.broken(), outcome.failed())
          .flatMap(Optional::stream)
          .collect(Collectors.joining("\n")));
    }
    if (outcome.failed().isPresent()) {
      if (!is("maven.test.failure.ignore", false)) {
        throw new MojoFailureException(outcome.failed().get());
      }
      LOG.error("{}", outcome.failed().get());
    }
    Optional<String> selected = selection().map(TestSelection::text);
    if (selected.isPresent()
        && outcome.hasTests()
        && outcome.tests() == 0
        && is("surefire.failIfNoSpecifiedTests", true)) {
      throw new MojoFailureException(
          "No tests matching pattern \"" + selected.get()
              + "\" were executed! (Set -Dsurefire.failIfNoSpecifiedTests=false to ignore this error.)");
    }
  }

  private boolean is(String property, boolean otherwise) {
    return text(property).map(text -> Boolean.parseBoolean(text.strip())).orElse(otherwise);
  }

  private Optional<String> text(String property) {
    return Optional.ofNullable(commandLine.getProperty(property, project.getProperty(property)));
  }
}
