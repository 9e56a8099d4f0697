package io.github.gok8s.go.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the tests, chosen as Maven's users do by {@code -Dtest}, for {@code go test}.
 *
 * <p>{@code TestA} is a test, {@code TestA#sub} or {@code TestA/sub} one of its sub-tests; {@code *} and {@code ?} stand
 * for any characters and any one; commas separate tests, {@code +} sub-tests; {@code !} takes a test away; and
 * {@code %regex[…]} is for go as it is.
 *
 * @param text what the user gave
 * @param run the regular expression of the tests to run, for {@code -run}
 * @param skip that of the tests to skip, for {@code -skip}
 */
public record TestSelection(String text, Optional<String> run, Optional<String> skip) {

  private static final Pattern REGEX = Pattern.compile("%regex\\[(.*)]");

  /** The commas between tests are those that are not within {@code […]}. */
  private static final Pattern BETWEEN_TESTS = Pattern.compile(",(?![^\\[]*])");

  private static final Pattern LEVELS = Pattern.compile("[#/]");
  private static final Pattern ALTERNATIVES = Pattern.compile("\\+");

  /** Reads what the user gave. */
  public static TestSelection parse(String text) {
    List<String> run = new ArrayList<>();
    List<String> skip = new ArrayList<>();
    for (String word : BETWEEN_TESTS.splitAsStream(text).toList()) {
      String test = word.strip();
      if (test.startsWith("!")) {
        skip.add(expression(test.substring(1).strip()));
      } else if (!test.isEmpty()) {
        run.add(expression(test));
      }
    }
    return new TestSelection(text, joined(run), joined(skip));
  }

  /** Gives the flags for {@code go test}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    run.ifPresent(expression -> arguments.add("-run=" + expression));
    skip.ifPresent(expression -> arguments.add("-skip=" + expression));
    return arguments;
  }

  private static Optional<String> joined(List<String> expressions) {
    return expressions.isEmpty() ? Optional.empty() : Optional.of(String.join("|", expressions));
  }

  private static String expression(String test) {
    Matcher regex = REGEX.matcher(test);
    if (regex.matches()) {
      return regex.group(1);
    }
    return LEVELS
        .splitAsStream(test)
        .map(TestSelection::level)
        .reduce((above, below) -> above + "/" + below)
        .orElse("");
  }

  /** Gives the expression of one level of names; go splits at slashes before it looks at them. */
  private static String level(String names) {
    List<String> expressions =
        ALTERNATIVES.splitAsStream(names).map(TestSelection::literal).toList();
    return expressions.size() == 1
        ? "^" + expressions.get(0) + "$"
        : "^(" + String.join("|", expressions) + ")$";
  }

  private static String literal(String name) {
    StringBuilder expression = new StringBuilder();
    name.codePoints().forEach(character -> {
      switch (character) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        // testing has made it of a space, as of each other white space
        case ' ' -> expression.append('_');
        default -> {
          if ("\\.^$|()[]{}".indexOf(character) >= 0) {
            expression.append('\\');
          }
          expression.appendCodePoint(character);
        }
      }
    });
    return expression.toString();
  }
}
