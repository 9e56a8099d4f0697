package io.github.gok8s.go;

import io.github.gok8s.go.test.CoberturaReport;
import io.github.gok8s.go.test.CoverageProfile;
import io.github.gok8s.go.test.CoverageProfile.Share;
import io.github.gok8s.go.test.LcovReport;
import io.github.gok8s.go.test.SourceFiles;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the coverage of a module's tests in three forms, and logs it.
 *
 * @param module the module
 * @param target where the files go
 */
record CoverageFiles(GoModule module, TargetFolder target) {

  private static final Logger LOG = LoggerFactory.getLogger(CoverageFiles.class);

  /** Writes the files; where nothing was counted there shall be none. */
  void write(List<String> lines) throws IOException {
    CoverageProfile profile = CoverageProfile.parse(lines);
    if (profile.isEmpty()) {
      remove();
      return;
    }
    SourceFiles sources = new SourceFiles(module.directory(), modules());
    AtomicFile.write(
        target.coverageProfile(),
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(target.lcov(), new LcovReport(profile, sources).text());
    AtomicFile.write(target.cobertura(), new CoberturaReport(profile, sources).xml());
    log(profile);
  }

  /** Removes what an earlier run has left. */
  void remove() throws IOException {
    for (Path file : new Path[] {target.coverageProfile(), target.lcov(), target.cobertura()}) {
      Files.deleteIfExists(file);
    }
  }

  /** Gives the lines of some packages, as if nothing of them had run. */
  static List<String> notRun(List<String> lines, Set<String> packages) {
    return lines.stream()
        .filter(line -> packages.contains(packageOf(line)))
        .map(line -> line.substring(0, line.lastIndexOf(' ')) + " 0")
        .toList();
  }

  private static String packageOf(String line) {
    int colon = line.lastIndexOf(':');
    int slash = line.lastIndexOf('/', Math.max(0, colon));
    return slash < 0 ? "" : line.substring(0, slash);
  }

  private Map<String, Path> modules() {
    Map<String, Path> modules = new HashMap<>();
    for (Path folder : module.folders()) {
      if (!folder.equals(module.root())) {
        try {
          modules.put(GoModule.in(folder).path(), folder);
        } catch (GoException e) {
          LOG.debug("{}", e.getMessage());
        }
      }
    }
    modules.put(module.path(), module.root());
    return modules;
  }

  private static void log(CoverageProfile profile) {
    SortedMap<String, Share> shares = profile.shares();
    shares.forEach(CoverageFiles::log);
    if (shares.size() > 1) {
      log("all packages", profile.share());
    }
  }

  private static void log(String name, Share share) {
    if (share.statements() == 0) {
      return;
    }
    LOG.info(String.format(
        Locale.ROOT,
        "covered %5.1f %% of %5d statements   %s",
        share.percent(),
        share.statements(),
        name));
  }
}
