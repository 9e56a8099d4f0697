package io.github.gok8s.go;

import io.github.gok8s.go.test.PackageResult;
import io.github.gok8s.go.test.PlainText;
import io.github.gok8s.go.test.SurefireReport;
import io.github.gok8s.go.test.TestCase;
import io.github.gok8s.go.test.TestSummary;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each package's tests, in the log and by a report, as soon as they have ended. */
final class TestReports {

  private static final Logger LOG = LoggerFactory.getLogger(TestReports.class);

  /** How much of a failed test's output the log shows; the report has more. */
  private static final int FIRST_LINES = 20;

  private static final int LAST_LINES = 20;

  private final TargetFolder target;
  private final Map<String, String> properties;
  private final Map<String, String> packages = new HashMap<>();

  TestReports(TargetFolder target, Map<String, String> properties) {
    this.target = target;
    this.properties = properties;
  }

  /** Logs a result and writes the report of the tests that ran. */
  void tell(PackageResult result) throws IOException {
    if (result.tests() == 0) {
      return;
    }
    log(result);
    Map<String, String> all = new TreeMap<>(properties);
    all.put("cached", String.valueOf(result.kind() == PackageResult.Kind.CACHED));
    AtomicFile.write(
        target.testReports().resolve(fileName(result.packagePath())),
        new SurefireReport(result, all).xml());
  }

  /** Removes the reports of packages that are gone. */
  void removeOthers(List<String> written, List<String> tested) throws IOException {
    List<String> names = names(tested);
    for (String name : written) {
      if (!names.contains(name)) {
        Files.deleteIfExists(target.testReports().resolve(name));
      }
    }
  }

  List<String> names(List<String> tested) {
    return tested.stream().map(this::fileName).toList();
  }

  /** Two packages, such as a/b.c and a.b/c, can have names of which the same report's would become. */
  private String fileName(String packagePath) {
    String name = SurefireReport.fileName(packagePath);
    String owner = packages.putIfAbsent(name.toLowerCase(Locale.ROOT), packagePath);
    return owner == null || owner.equals(packagePath)
        ? name
        : name.replaceFirst("\\.xml$", "-" + Integer.toHexString(packagePath.hashCode()) + ".xml");
  }

  private static void log(PackageResult result) {
    String line = TestSummary.line(result);
    if (!result.bad().isEmpty()) {
      LOG.error("{}", line);
      result.bad().forEach(test -> log(result.packagePath(), test));
    } else if (result.skipped() > 0) {
      LOG.warn("{}", line);
    } else {
      LOG.info("{}", line);
    }
  }

  private static void log(String packagePath, TestCase test) {
    String output = PlainText.of(test.output());
    LOG.error(
        "{} {}: {}{}",
        packagePath,
        PlainText.of(test.name()),
        PlainText.of(test.outcome().message()),
        output.isBlank() ? "" : "\n" + excerpt(output));
  }

  private static String excerpt(String output) {
    List<String> lines = output.lines().map(line -> "  " + line).toList();
    int leftOut = lines.size() - FIRST_LINES - LAST_LINES;
    if (leftOut <= 0) {
      return String.join("\n", lines);
    }
    List<String> some = new ArrayList<>(lines.subList(0, FIRST_LINES));
    some.add("  … " + leftOut + " lines are left out here …");
    some.addAll(lines.subList(lines.size() - LAST_LINES, lines.size()));
    return String.join("\n", some);
  }
}
