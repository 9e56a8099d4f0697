package io.github.gok8s.go;

import io.github.gok8s.go.test.PackageResult;
import io.github.gok8s.go.test.TestStream;
import io.github.gok8s.go.test.TestSummary;
import io.github.gok8s.process.ProcessResult;
import io.github.gok8s.result.AtomicFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code go test} once, and follows what it says. */
final class GoTest {

  private static final Logger LOG = LoggerFactory.getLogger(GoTest.class);

  private final GoCommand go;
  private final GoModule module;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final TestReports reports;
  private final TestSummary summary = new TestSummary();
  private final TestStream stream = new TestStream(this::tell, line -> LOG.info("{}", line));
  private @Nullable IOException problem;

  /**
   * Prepares a run.
   *
   * @param arguments of go test, without those that say in which form it tells of the tests
   * @param environment beside what every go command gets
   * @param reports is told of each package
   */
  GoTest(
      GoCommand go,
      GoModule module,
      List<String> arguments,
      Map<String, String> environment,
      TestReports reports) {
    this.go = go;
    this.module = module;
    this.arguments = arguments;
    this.environment = environment;
    this.reports = reports;
  }

  /**
   * Runs the tests.
   *
   * @param events the file for all that go says
   * @throws GoException if go can't run them; that they fail is no exception
   */
  TestSummary run(Path events) throws GoException, InterruptedException, IOException {
    List<String> line = new ArrayList<>(List.of("test", "-json"));
    line.addAll(arguments);
    Path unfinished = AtomicFile.beside(events);
    ProcessResult result;
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        result = go.run(line, environment, module.directory(), text -> take(text, writer));
        stream.end(result.errors());
      }
      if (problem != null) {
        throw problem;
      }
      AtomicFile.move(unfinished, events);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    if (!result.succeeded() && summary.bad() == 0 && summary.notBuilt() == 0) {
      throw GoFailure.of(
          "The tests of " + module.path() + " can't be run",
          result,
          go.command(line, environment, module.directory()),
          byHand(environment));
    }
    return summary;
  }

  /** Gives the command that somebody would run by hand. */
  String byHand() {
    List<String> line = new ArrayList<>(List.of("test"));
    line.addAll(arguments.stream()
        .filter(argument -> !argument.startsWith("-coverprofile="))
        .toList());
    return "The command, in " + module.directory() + ":\n  "
        + go.command(line, environment, module.directory()).shellLine(byHand(environment));
  }

  /** Gives the variables that somebody would set by hand; the folder for temporary files is gone by then. */
  static Map<String, String> byHand(Map<String, String> environment) {
    Map<String, String> variables = new TreeMap<>(environment);
    variables.remove("GOTMPDIR");
    return variables;
  }

  private void take(String line, Writer writer) {
    try {
      writer.append(line).append('\n');
    } catch (IOException e) {
      remember(e);
    }
    stream.line(line);
  }

  private void tell(PackageResult result) {
    summary.add(result);
    try {
      reports.tell(result);
    } catch (IOException e) {
      remember(e);
    }
  }

  /** The tests go on; that the disk is full, for example, is told when they have ended. */
  private void remember(IOException thrown) {
    if (problem == null) {
      problem = thrown;
    }
  }
}
