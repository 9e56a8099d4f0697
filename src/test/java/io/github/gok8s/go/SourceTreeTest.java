package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {

  @TempDir
  Path folder;

  private Path module;
  private Path target;

  @BeforeEach
  void writeModule() throws Exception {
    module = Files.createDirectory(folder.resolve("room"));
    target = module.resolve("target");
    write("go.mod", "module example.com/room\n");
    write("main.go", "package main\n");
    write("static/index.html", "<html>");
  }

  @Test
  void isTheSameForTheSameFiles() throws Exception {
    assertThat(hash()).hasSize(64).isEqualTo(hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.go",
        "main_test.go",
        "go.mod",
        "go.sum",
        "static/index.html",
        "static/new.html",
        "static/größe 漢字.html",
        "static/.hidden",
        "_ignored/file.go",
        "default.pgo",
        "vendor/modules.txt",
        "internal/deep/er/x.go",
        "target/generated-sources/pb/x.go",
      })
  void changesWithTheContentOfEachFile(String name) throws Exception {
    write(name, "before");
    String before = hash();

    write(name, "after!");

    assertThat(hash()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.go",
        "internal/deep/er/x.go",
        "go.mod",
        "vendor/modules.txt",
        "target/generated-sources/pb/x.go"
      })
  void headsChangeWithWhatDecidesAboutPackages(String name) throws Exception {
    write(name, "//go:build linux\n\npackage main\n");
    String before = tree().headHash();

    write(name, "//go:build darwin\n\npackage main\n");

    assertThat(tree().headHash()).isNotEqualTo(before);
  }

  @Test
  void headsDoNotChangeWithTheRestButWithNewNames() throws Exception {
    write("main.go", "package main\n\nfunc main() { println(1) }\n");
    String before = tree().headHash();

    write("main.go", "package main\n\nfunc main() { println(2) }\n");
    write("static/index.html", "<html><body>");
    assertThat(tree().headHash()).isEqualTo(before);

    write("static/new.html", "");
    assertThat(tree().headHash()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 300})
  void changesWithTheContentOfAnyFileOfFewAndOfMany(int number) throws Exception {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < number; i++) {
      write("internal/file" + i + ".go", "package internal\n");
    }
    seen.add(hash());

    for (int i : List.of(0, number / 2, number - 1)) {
      write("internal/file" + i + ".go", "package internal // changed\n");
      String changed = hash();

      assertThat(seen.add(changed)).isTrue();
      assertThat(hash()).isEqualTo(changed);
    }
  }

  @Test
  void changesWhenAnEmptyFileComes() throws Exception {
    String before = hash();

    write("empty", "");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void changesWhenAFileGoes() throws Exception {
    String before = hash();

    Files.delete(module.resolve("static/index.html"));

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void changesWhenAFileIsRenamed() throws Exception {
    String before = hash();

    Files.move(module.resolve("main.go"), module.resolve("main_linux.go"));

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void changesWhenTwoFilesSwapTheirContents() throws Exception {
    write("a.txt", "1");
    write("b.txt", "2");
    String before = hash();

    write("a.txt", "2");
    write("b.txt", "1");

    assertThat(hash()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/go/linux-amd64/room",
        "target/classes/x",
        "target/top-level",
        ".git/HEAD",
        "static/.git/HEAD",
        ".hg/x",
        ".svn/x",
      })
  void doesNotChangeWithTheBuildFolderAndVersionControl(String name) throws Exception {
    String before = hash();

    write(name, "content");

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void leavesOutAHiddenCacheThatIsTaggedAsOne() throws Exception {
    write(".cache/go-build/00/x", "before");
    write("cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55");
    write("cache/x.go", "before");
    String untagged = hash();
    write(".cache/go-build/00/x", "after");
    assertThat(hash()).isNotEqualTo(untagged);

    write(".cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55");
    String tagged = hash();
    write(".cache/go-build/00/x", "and again");
    assertThat(hash()).isEqualTo(tagged);

    // go would compile this one
    write("cache/x.go", "after");
    assertThat(hash()).isNotEqualTo(tagged);
  }

  @Test
  void doesNotChangeWithTimes() throws Exception {
    String before = hash();

    Files.setLastModifiedTime(module.resolve("main.go"), FileTime.fromMillis(1_000_000));

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void doesNotChangeWhenTheModuleIsMoved() throws Exception {
    String before = hash();

    Path moved = Files.move(module, folder.resolve("elsewhere"));

    assertThat(new SourceTree(List.of(moved), moved.resolve("target")).hash()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"target/go/linux-amd64/client", "target/k8s/build.json", "target/client-1.0.zip"})
  void leavesOutWhatThisPluginBuildsForOtherPomsOfTheModule(String output) throws Exception {
    write("cmd/client/pom.xml", "<project/>");
    write("cmd/client/main.go", "package main\n");
    write("cmd/client/target/k8s/state/compile.json", "{}");
    write("cmd/client/target/generated-sources/x.go", "package x\n");
    String before = hash();

    write("cmd/client/" + output, "1");
    assertThat(hash()).isEqualTo(before);
    write("cmd/client/target/generated-sources/x.go", "package y\n");
    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void looksIntoABuildFolderOfJavaForItMayBeEmbedded() throws Exception {
    write("web/pom.xml", "<project/>");
    write("web/target/classes/app.js", "1");
    write("web/target/surefire-reports/TEST-x.xml", "1");
    String before = hash();

    write("web/target/surefire-reports/TEST-x.xml", "2");
    assertThat(hash()).isEqualTo(before);
    write("web/target/classes/app.js", "2");
    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void looksIntoAFolderThatOnlyIsCalledTarget() throws Exception {
    write("target2/pom.xml", "<project/>");
    write("aim/target/go/x.go", "package x\n");
    String before = hash();

    write("aim/target/go/x.go", "package y\n");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void leavesOutModulesInsideTheModule() throws Exception {
    String before = hash();

    write("tools/go.mod", "module example.com/room/tools\n");
    write("tools/main.go", "package main\n");

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void countsAModuleInsideTheModuleThatIsARootItself() throws Exception {
    write("tools/go.mod", "module example.com/room/tools\n");
    write("tools/main.go", "package main\n");
    SourceTree both = new SourceTree(List.of(module, module.resolve("tools")), target);
    String before = both.hash();

    write("tools/main.go", "package main // changed\n");

    assertThat(both.hash()).isNotEqualTo(before);
  }

  @Test
  void countsVendoredModulesThatKeptTheirGoMod() throws Exception {
    write("vendor/example.com/old/go.mod", "module example.com/old\n");
    write("vendor/example.com/old/old.go", "package old\n");
    String before = hash();

    write("vendor/example.com/old/old.go", "package old // patched\n");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void takesSingleFilesAsRoots() throws Exception {
    Path work = Files.writeString(folder.resolve("go.work"), "go 1.26\n");
    SourceTree tree = new SourceTree(List.of(module, work), target);
    String before = tree.hash();

    Files.writeString(work, "go 1.26\ngodebug default=go1.21\n");

    assertThat(tree.hash()).isNotEqualTo(before);
  }

  @Test
  void worksWithoutABuildFolderAndWithOneElsewhere() throws Exception {
    Path elsewhere = folder.resolve("elsewhere/target");

    assertThat(new SourceTree(List.of(module), elsewhere).hash()).isEqualTo(hash());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void seesTheContentBehindALinkToAFile() throws Exception {
    Path outside = Files.writeString(folder.resolve("shared.go"), "package main\n");
    Files.createSymbolicLink(module.resolve("shared.go"), outside);
    String before = hash();

    Files.writeString(outside, "package main // changed\n");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void seesWhatIsInALinkedFolder() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("x.go"), "package x\n");
    Files.createSymbolicLink(module.resolve("x"), outside);
    String before = hash();

    Files.writeString(outside.resolve("x.go"), "package x // changed\n");

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void seesWhereALinkLeads() throws Exception {
    write("v1/x.go", "package x // 1\n");
    write("v2/x.go", "package x // 2\n");
    Path link = Files.createSymbolicLink(module.resolve("current"), Path.of("v1"));
    String before = hash();

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("v2"));

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isThatOfTheFolderWhenTheModuleIsReachedThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), module);
    String before = hash();
    SourceTree linked = new SourceTree(List.of(link), link.resolve("target"));

    assertThat(linked.hash()).isEqualTo(before);
    write("target/go/linux-amd64/room", "binary");
    assertThat(linked.hash()).isEqualTo(before);
    write("main.go", "package main // changed\n");
    assertThat(linked.hash()).isNotEqualTo(before);
  }

  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void comesToAnEndWhereLinksMakeCircles() throws Exception {
    write("a/x.go", "package a\n");
    write("b/x.go", "package b\n");
    Files.createSymbolicLink(module.resolve("a/up"), Path.of(".."));
    Files.createSymbolicLink(module.resolve("a/b"), Path.of("../b"));
    Files.createSymbolicLink(module.resolve("b/a"), Path.of("../a"));
    Files.createSymbolicLink(module.resolve("itself"), Path.of("itself"));
    Files.createSymbolicLink(module.resolve("nowhere"), Path.of("nowhere-else"));

    assertThat(hash()).isEqualTo(hash());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotFollowLinksIntoTheBuildFolder() throws Exception {
    write("target/go/linux-amd64/room", "before");
    Files.createSymbolicLink(module.resolve("bin"), Path.of("target/go"));
    String before = hash();

    write("target/go/linux-amd64/room", "after");

    assertThat(hash()).isEqualTo(before);
  }

  /** Reading that file fails for everybody, for root too. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void goesOnWhereAFileCanNotBeRead() throws Exception {
    String before = hash();

    Files.createSymbolicLink(module.resolve("memory"), Path.of("/proc/self/mem"));

    assertThat(hash()).isNotEqualTo(before).isEqualTo(hash());
  }

  @Test
  @Timeout(60)
  @EnabledOnOs(OS.LINUX)
  void doesNotWaitForAPipe() throws Exception {
    String before = hash();

    assertThat(new ProcessBuilder("mkfifo", module.resolve("pipe").toString())
            .start()
            .waitFor())
        .isZero();

    assertThat(hash()).isEqualTo(before);
  }

  private String hash() throws IOException {
    return tree().hash();
  }

  private SourceTree tree() {
    return new SourceTree(List.of(module), target);
  }

  private void write(String name, String content) throws IOException {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
