package io.github.gok8s.mojo;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;

/**
 * Finds values of the POM that hold an expression such as {@code ${revision}} that nothing resolves.
 *
 * <p>Maven leaves it in the value where there is other text around it, and else takes the value for not given.
 */
final class UnresolvedExpressions {

  private final List<Option> options;
  private final ExpressionEvaluator evaluator;

  UnresolvedExpressions(List<Option> options, ExpressionEvaluator evaluator) {
    this.options = options;
    this.evaluator = evaluator;
  }

  /**
   * Checks the configuration that a goal is run with.
   *
   * @throws MojoFailureException if there is one in it that no property of the command line replaces
   */
  static void check(GoMojo goal) throws MojoFailureException {
    UnresolvedExpressions unresolved = new UnresolvedExpressions(
        Option.of(goal.getClass()),
        new PluginParameterExpressionEvaluator(goal.session, goal.mojoExecution));
    List<String> mistakes = unresolved
        .in(goal.mojoExecution.getConfiguration(), goal.session.getUserProperties())
        .toList();
    if (!mistakes.isEmpty()) {
      throw new MojoFailureException(String.join("\n", mistakes));
    }
  }

  /** Lists the elements with such expressions. */
  Stream<String> in(Object configuration, Properties commandLine) {
    return GivenElement.in(configuration, options)
        .filter(element -> element.text().contains("${"))
        .filter(element -> element.option().isPresent()
            && !commandLine.containsKey(element.option().get().property()))
        .filter(element -> !isResolved(element.text()))
        .map(element -> element.path() + ": \"" + element.text()
            + "\" is not resolved: no property has that name.");
  }

  private boolean isResolved(String text) {
    try {
      Object value = evaluator.evaluate(text);
      return value != null && !value.toString().contains("${");
    } catch (ExpressionEvaluationException e) {
      return false;
    }
  }
}
