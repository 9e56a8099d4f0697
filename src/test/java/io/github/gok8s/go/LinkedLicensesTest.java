package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Collects for binaries of the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
class LinkedLicensesTest {

  private static final List<String> OF_GO = List.of("go/LICENSE", "go/PATENTS");

  @TempDir
  Path folder;

  private GoProject project;
  private List<Binary> binaries;

  @BeforeEach
  void build() throws Exception {
    RealGo go = RealGo.in(folder);
    project = GoProject.withDependencies(folder.resolve("room"));
    binaries = project.build(go.command(), "linux/amd64", "windows/amd64").binaries();
  }

  @Test
  void vendoredModulesHaveTheirsInVendor() throws Exception {
    project.write("vendor/example.com/Far/LICENSE", "of Far");
    project.write("vendor/example.com/Far/notice.txt", "of all who helped");
    project.write("vendor/example.com/Far/license.go", "package far");
    project.write("near/COPYING", "of near");

    collect(Map.of());

    assertThat(collected())
        .containsExactly(
            "example.com/Far/LICENSE",
            "example.com/Far/notice.txt",
            "example.com/near/COPYING",
            "go/LICENSE",
            "go/PATENTS");
    assertThat(project.target.licenses().resolve("example.com/Far/LICENSE")).hasContent("of Far");
    assertThat(project.target.licenses().resolve("go/LICENSE"))
        .content()
        .startsWith("Copyright 2009 The Go Authors.");
  }

  @Test
  void othersHaveTheirsInTheModuleCache() throws Exception {
    delete(project.folder.resolve("vendor"));
    Path cache = folder.resolve("cache");
    for (Map<String, String> environment : List.of(
        Map.of("GOMODCACHE", cache.resolve("pkg/mod").toString(), "GOPATH", "/nowhere"),
        Map.of("GOPATH", cache + File.pathSeparator + "/nowhere", "HOME", "/nowhere"),
        Map.of("HOME", folder.toString()))) {
      Path root = environment.size() == 1 ? folder.resolve("go") : cache;
      Path license = root.resolve("pkg/mod/example.com/!far@v1.2.3/Licence.md");
      Files.createDirectories(license.getParent());
      Files.writeString(license, "of Far");
      delete(project.target.licenses());

      collect(environment);

      assertThat(collected())
          .as(environment.toString())
          .containsExactly("example.com/Far/Licence.md", "go/LICENSE", "go/PATENTS");
    }
  }

  @Test
  void whatIsLinkedNoMoreGoesWithItsFolders() throws Exception {
    Path old = project.target.licenses().resolve("example.com/old/LICENSE");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "of old");

    collect(Map.of());

    assertThat(collected()).containsExactlyElementsOf(OF_GO);
    assertThat(project.target.licenses().resolve("example.com")).doesNotExist();
    assertThat(project.target.licenses().getParent()).isDirectoryNotContaining("glob:**.staging*");
  }

  @Test
  void whatIsThereIsNotWrittenAgain() throws Exception {
    collect(Map.of());
    Path license = project.target.licenses().resolve("go/LICENSE");
    Files.setLastModifiedTime(license, FileTime.fromMillis(0));
    Files.delete(project.target.state("licenses.txt"));

    collect(Map.of());

    assertThat(Files.getLastModifiedTime(license).toMillis()).isZero();
  }

  @Test
  void forTheSameBinariesNothingIsLookedFor() throws Exception {
    collect(Map.of());
    project.write("vendor/example.com/Far/LICENSE", "of Far");

    collect(Map.of());
    assertThat(collected()).containsExactlyElementsOf(OF_GO);

    // a run that was killed has not written down that it was done
    Files.delete(project.target.state("licenses.txt"));
    collect(Map.of());
    assertThat(collected()).contains("example.com/Far/LICENSE");
  }

  @Test
  void onlyWhatImagesHoldCounts() throws Exception {
    project.write("vendor/example.com/Far/LICENSE", "of Far");
    binaries =
        binaries.stream().filter(one -> !one.platform().os().equals("linux")).toList();

    collect(Map.of());

    assertThat(collected()).containsExactlyElementsOf(OF_GO);
  }

  @Test
  void theyAreCollectedWhereAnImageIsMade() throws Exception {
    RealGo go = RealGo.in(folder);
    assertThat(project.target.licenses()).doesNotExist();

    project.matrix(true, "linux/amd64").run(go.command(), new Semaphore(2));

    assertThat(collected()).containsExactlyElementsOf(OF_GO);
  }

  private void collect(Map<String, String> environment) throws Exception {
    new LinkedLicenses(GoModule.in(project.folder), environment).collect(binaries, project.target);
  }

  private List<String> collected() throws IOException {
    try (Stream<Path> files = Files.walk(project.target.licenses())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> project.target.licenses().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
