package io.github.gok8s.go;

import io.github.gok8s.process.ProcessResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets {@code go vet} look at a module.
 *
 * @param go the go command
 * @param module the module
 * @param flags how its programs and tests are built
 * @param packages the patterns of the packages to look at
 * @param environment as for the tests
 */
record GoVet(
    GoCommand go,
    GoModule module,
    List<String> flags,
    List<String> packages,
    Map<String, String> environment) {

  private static final Pattern FINDING = Pattern.compile("(?m)^(vet: )?\\S.*\\.go:\\d+(:\\d+)?: ");
  private static final Pattern OTHER_FINDING = Pattern.compile("(?m)^(?!vet: )\\S.*\\.go:\\d+");

  private static final Pattern FILE = Pattern.compile("((?:vet: )?)(\\S.*?\\.go)(:\\d+:.*)");

  /**
   * What it says.
   *
   * @param message what is wrong with the code
   * @param isAboutCompiling whether the code only does not compile, which the tests find too
   */
  record Findings(String message, boolean isAboutCompiling) {}

  /**
   * Looks.
   *
   * @return what it finds, or nothing
   * @throws GoException if it can't look
   */
  Optional<Findings> findings() throws GoException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("vet"));
    arguments.addAll(flags);
    arguments.add("--");
    arguments.addAll(packages);
    ProcessResult result = go.run(arguments, environment, module.directory());
    if (result.succeeded() || result.errors().contains("no packages to vet")) {
      return Optional.empty();
    }
    if (!FINDING.matcher(result.errors()).find()) {
      throw GoFailure.of(
          "go vet can't look at " + names() + module.path(),
          result,
          go.command(arguments, environment, module.directory()),
          GoTest.byHand(environment));
    }
    String message = "go vet finds in " + module.path() + ":\n"
        + GoOutput.excerpt(inModule(result.errors()))
        + "\nMend that, or do without it by <test><vet>false</vet></test> (-Dk8s.test.vet=false).";
    return Optional.of(
        new Findings(message, !OTHER_FINDING.matcher(result.errors()).find()));
  }

  /**
   * Names the files by their places in the module. Go keeps what vet found, with the names that the files had then: in a
   * folder that may not be there any more.
   */
  private String inModule(String errors) {
    return errors.lines().map(this::lineInModule).collect(Collectors.joining("\n"));
  }

  private String lineInModule(String line) {
    Matcher finding = FILE.matcher(line);
    if (!finding.matches()) {
      return line;
    }
    String name = finding.group(2).replace('\\', '/');
    for (int start = 0; start >= 0; start = name.indexOf('/', start + 1)) {
      String end = name.substring(start == 0 ? 0 : start + 1);
      if (!end.startsWith("/") && Files.exists(module.root().resolve(end))) {
        return finding.group(1) + end + finding.group(3);
      }
    }
    return line;
  }

  private String names() {
    return packages.equals(List.of("./..."))
        ? ""
        : String.join(" ", packages) + " (<test><packages>, -Dk8s.test.packages) in ";
  }
}
