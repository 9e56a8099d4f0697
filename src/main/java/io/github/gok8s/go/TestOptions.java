package io.github.gok8s.go;

import io.github.gok8s.go.test.TestSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how the tests of a module run.
 *
 * @param packages the patterns of the packages to test
 * @param timeout how long a package's tests may take, as Go writes it: {@code 10m}
 * @param race whether the race detector looks on
 * @param vet whether {@code go vet} looks at the code first
 * @param coverage what is counted
 * @param arguments further flags for {@code go test}, and behind {@code -args} for the tests
 * @param selection which tests, if not all
 */
public record TestOptions(
    List<String> packages,
    String timeout,
    boolean race,
    boolean vet,
    Coverage coverage,
    List<String> arguments,
    Optional<TestSelection> selection) {

  public static final String DEFAULT_TIMEOUT = "10m";

  private static final Pattern DURATION =
      Pattern.compile("0|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h))+");

  private static final Pattern FUZZING = Pattern.compile("--?(test\\.)?fuzz(=.*)?");

  /** What the goal decides about itself, and where it is said instead. */
  private static final Map<String, String> DECIDED_ELSEWHERE = Map.of(
      "json", "the reports are made of that output",
      "c", "the tests shall run, not only be compiled",
      "o", "the tests shall run, not only be compiled",
      "coverprofile", "the profile is k8s/coverage.out in the build folder",
      "outputdir", "the profile is k8s/coverage.out in the build folder",
      "coverpkg", "<test><coverPackages> (-Dk8s.test.coverPackages) says what is counted",
      "timeout", "<test><timeout> (-Dk8s.test.timeout) says how long tests may take",
      "race", "<test><race> (-Dk8s.test.race) switches the race detector on",
      "vet", "<test><vet> (-Dk8s.test.vet) says whether go vet looks at the code",
      "tags", "<buildTags> (-Dk8s.buildTags) are for program and tests");

  /**
   * What is counted of the code that the tests run through.
   *
   * @param isCounted whether anything is
   * @param packages the patterns of the packages in which it is; by default each package's own tests count in it
   */
  public record Coverage(boolean isCounted, List<String> packages) {

    public Coverage {
      packages = List.copyOf(packages);
    }
  }

  public TestOptions {
    packages = packages.isEmpty() ? List.of("./...") : List.copyOf(packages);
    arguments = List.copyOf(arguments);
  }

  /**
   * Checks what was given as text.
   *
   * @throws GoException if the time-out is no duration, or an argument is one that the goal decides about
   */
  public void check() throws GoException {
    if (!DURATION.matcher(timeout).matches()) {
      throw GoException.inProject("<test><timeout> (-Dk8s.test.timeout) is \"" + timeout
          + "\": write a number with its unit, as in 90s or 10m, or 0 for no limit.");
    }
    for (String argument : arguments) {
      if (argument.equals("-args") || argument.equals("--args")) {
        return;
      }
      String name = argument.replaceFirst("^--?(test\\.)?", "").replaceFirst("=.*", "");
      String reason = DECIDED_ELSEWHERE.get(name);
      if (argument.startsWith("-") && reason != null) {
        throw GoException.inProject(
            "<test><args> (-Dk8s.test.args) has \"" + argument + "\", but " + reason + ".");
      }
    }
  }

  /** Whether go counts what the tests run; it does not while it searches for inputs. */
  boolean isCounting() {
    return coverage.isCounted
        && arguments.stream().noneMatch(argument -> FUZZING.matcher(argument).matches());
  }

  /** Whether the packages are those of the module's folder. */
  boolean isForWholeModule() {
    return packages.equals(List.of("./..."));
  }
}
