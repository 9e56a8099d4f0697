package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.TestOptions;
import io.github.gok8s.go.test.TestSelection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code <test>} element. */
public final class TestConfig {

  /** The packages to test, as for the go command; default is {@code ./...}. */
  @Nullable
  List<String> packages;

  /** How long the tests of a package may take, as in {@code 90s}; default is {@code 10m}, and {@code 0} is no limit. */
  @Nullable
  String timeout;

  /** Whether the race detector looks on, which needs a C compiler; default is false. */
  @Nullable
  Boolean race;

  /** Whether go vet looks at the code; default is true. */
  @Nullable
  Boolean vet;

  /** Whether to count which code the tests run; default is true. */
  @Nullable
  Boolean coverage;

  /** The packages whose code is counted whichever package's tests run it; default is that each package's tests count their own. */
  @Nullable
  List<String> coverPackages;

  /** More arguments of go test, for example {@code -short -count=1}, on the command line quoted as for a shell. */
  @Nullable
  List<String> args;

  /**
   * Gives what the elements say, with the defaults where they say nothing.
   *
   * @throws GoException if an element has no value that it can have
   */
  TestOptions toOptions(Optional<TestSelection> selection) throws GoException {
    TestOptions options = new TestOptions(
        GivenValues.of(packages),
        requireNonNullElse(timeout, TestOptions.DEFAULT_TIMEOUT),
        requireNonNullElse(race, false),
        requireNonNullElse(vet, true),
        new TestOptions.Coverage(requireNonNullElse(coverage, true), GivenValues.of(coverPackages)),
        GivenValues.of(args),
        selection);
    options.check();
    return options;
  }
}
