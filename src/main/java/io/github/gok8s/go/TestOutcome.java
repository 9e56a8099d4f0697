package io.github.gok8s.go;

import java.util.Optional;

/**
 * What came of a module's tests.
 *
 * @param hasTests whether the module has tests at all
 * @param tests how many have run
 * @param failed what is to be said of those that failed, if any
 * @param broken what is to be said of code that does not compile or that {@code go vet} objects to, if any
 */
public record TestOutcome(
    boolean hasTests, int tests, Optional<String> failed, Optional<String> broken) {

  static final TestOutcome NONE = new TestOutcome(false, 0, Optional.empty(), Optional.empty());
}
