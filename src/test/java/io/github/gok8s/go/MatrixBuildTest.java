package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds with the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class MatrixBuildTest {

  private static final String HOST = HostPlatform.current().toString();
  private static final String WINDOWS = "windows/amd64";

  @TempDir
  Path folder;

  private RealGo go;
  private GoProject project;

  @BeforeEach
  void writeHello() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
  }

  @Test
  void givesBuildsThatRunTogetherTheirPartOfTheCoresUnlessThePomSaysOtherwise() throws Exception {
    go.callThrough("case \"$1\" in build) echo \"${GOMAXPROCS:-all}\" >> '"
        + folder.resolve("threads") + "';; esac");
    CompilerTuning tuning = CompilerTuning.of(
        new AvailableMemory(Path.of("/")).bytes(), Runtime.getRuntime().availableProcessors());
    String part =
        tuning.environment(Math.min(2, tuning.workers())).getOrDefault("GOMAXPROCS", "all");

    project.build(go.command(), "host", WINDOWS);
    project.environment = Map.of("GOMAXPROCS", "3");
    project.build(go.commandOf(project), "host", WINDOWS);

    assertThat(folder.resolve("threads")).hasContent(String.join("\n", part, part, "3", "3"));
  }

  @Test
  void makesABinaryForEachPlatformAtItsPlace() throws Exception {
    BuildRecord record = project.build(go.command(), "host", WINDOWS);

    assertThat(record.go()).isEqualTo(go.version().toolchainName());
    assertThat(record.flags())
        .containsExactly("-trimpath", "-buildvcs=false", "-ldflags=-s -w -X main.version=1.4.0");
    assertThat(record.binaries())
        .map(binary -> binary.platform().toString())
        .containsExactly(HOST, WINDOWS);
    Binary host = record.binaries().get(0);
    assertThat(host.name()).isEqualTo("room");
    assertThat(host.mainPackage()).isEqualTo(".");
    assertThat(host.file())
        .isEqualTo(project.target.binaries(HostPlatform.current()).resolve("room"));
    assertThat(host.size()).isEqualTo(Files.size(host.file()));
    assertThat(host.sha256()).isEqualTo(Sha256.of(host.file()));
    assertThat(host.upToDate()).isFalse();
    assertThat(GoProject.run(host.file())).isEqualTo("hello 1.4.0");
    Path exe = record.binaries().get(1).file();
    assertThat(exe).hasFileName("room.exe");
    assertThat(Files.readAllBytes(exe)).startsWith('M', 'Z');
    assertThat(BuildRecord.readFrom(project.target).names()).containsExactly("room");
  }

  @Test
  void addsLinuxForAnImageWhereNoPlatformIsLinux() throws Exception {
    MatrixBuild.Outcome outcome = project.matrix(true, WINDOWS).run(go.command(), new Semaphore(2));

    assertThat(outcome.wanted()).map(Platform::toString).containsExactly(WINDOWS);
    assertThat(outcome.record().binaries())
        .map(binary -> binary.platform().toString())
        .containsExactly(WINDOWS, "linux/" + HostPlatform.current().arch());
    assertThat(project.build(go.command(), WINDOWS).binaries()).hasSize(1);
  }

  @Test
  void leavesNothingBesideTheBinariesAndTheRecords() throws Exception {
    project.build(go.command(), "host", WINDOWS);

    assertThat(filesIn(project.target.path()))
        .containsExactly(
            "go/" + HostPlatform.current().slug() + "/room",
            "go/windows-amd64/room.exe",
            "k8s/build.json",
            "k8s/state/compile.json");
  }

  @Test
  void startsNoGoWhenNothingChanged() throws Exception {
    BuildRecord first = project.build(go.command(), "host", WINDOWS);
    go.calls();

    BuildRecord second = project.build(go.command(), "host", WINDOWS);

    assertThat(go.calls()).isEmpty();
    assertThat(second.binaries())
        .isEqualTo(first.binaries().stream().map(Binary::asUpToDate).toList());
    assertThat(second.flags()).isEqualTo(first.flags());
  }

  @Test
  void buildsOnlyThePlatformThatIsNew() throws Exception {
    project.build(go.command(), "host");
    go.calls();

    BuildRecord record = project.build(go.command(), "host", WINDOWS);

    assertThat(built()).containsExactly(WINDOWS);
    assertThat(record.binaries()).map(Binary::upToDate).containsExactly(true, false);
  }

  @Test
  void saysWhichWorkerBuiltWhen() throws Exception {
    BuildRecord record = project.build(go.command(), "host", WINDOWS, "plan9/386", "aix/ppc64");

    Map<Integer, List<BuildSpan>> lanes = record.binaries().stream()
        .map(Binary::span)
        .sorted(Comparator.comparingDouble(BuildSpan::start))
        .collect(Collectors.groupingBy(BuildSpan::worker));
    assertThat(lanes.values().stream().flatMap(List::stream)).hasSize(4).allSatisfy(span -> {
      assertThat(span.run()).isEqualTo(1);
      assertThat(span.worker()).isPositive();
      assertThat(span.start()).isPositive();
      assertThat(span.seconds()).isPositive();
    });
    lanes.values().forEach(BuildRunTest::assertThatNoneOverlap);
    assertThat(BuildRecord.readFrom(project.target)).isEqualTo(record);
  }

  @Test
  void tellsWhatAnOlderRunBuiltFromWhatTheNewestDid() throws Exception {
    BuildRecord first = project.build(go.command(), "host");

    BuildRecord second = project.build(go.command(), "host", WINDOWS);
    BuildRecord third = project.build(go.command(), "host", WINDOWS);

    assertThat(second.binaries()).map(binary -> binary.span().run()).containsExactly(1, 2);
    assertThat(second.binaries().get(0).span())
        .isEqualTo(first.binaries().get(0).span());
    assertThat(third.binaries())
        .map(Binary::span)
        .isEqualTo(second.binaries().stream().map(Binary::span).toList());
  }

  @Test
  void remembersAPlatformThatIsLeftOutForAWhile() throws Exception {
    project.build(go.command(), "host", WINDOWS);
    project.build(go.command(), "host");
    go.calls();

    BuildRecord record = project.build(go.command(), WINDOWS);

    assertThat(go.calls()).isEmpty();
    assertThat(record.binaries()).map(Binary::upToDate).containsExactly(true);
  }

  @Test
  void buildsAgainWhenASourceChanged() throws Exception {
    project.build(go.command());
    project.write("main.go", GoProject.HELLO.replace("hello", "oh hai"));

    BuildRecord record = project.build(go.command());

    assertThat(GoProject.run(record.binaries().get(0).file())).isEqualTo("oh hai 1.4.0");
  }

  @Test
  void knowsWithoutBuildingWhetherWhatIsThereIsOfTheSources() throws Exception {
    assertThat(project.matrix(false, "host").isUpToDate(go.command())).isFalse();
    project.build(go.command());
    go.calls();

    assertThat(project.matrix(false, "host").isUpToDate(go.command())).isTrue();
    assertThat(project.matrix(false, "host", WINDOWS).isUpToDate(go.command())).isFalse();
    project.write("main.go", GoProject.HELLO.replace("hello", "oh hai"));
    assertThat(project.matrix(false, "host").isUpToDate(go.command())).isFalse();
    assertThat(go.calls()).isEmpty();
  }

  @Test
  void buildsAgainWhenAFlagAVariableOrATagChanged() throws Exception {
    project.write("big.go", "//go:build big\n\npackage main\n\nfunc init() { println(\"big\") }\n");
    project.build(go.command());

    project.version = "1.5.0";
    assertThat(output()).isEqualTo("hello 1.5.0");
    project.ldflags = "-X main.version=own";
    assertThat(output()).isEqualTo("hello own");
    project.tags = List.of("big");
    assertThat(output()).isEqualTo("big\nhello own");
    go.calls();
    project.environment = Map.of("GOFLAGS", "-tags=other");
    output();
    assertThat(built()).hasSize(1);
  }

  @Test
  void buildsAgainOnlyWhatWasDeleted() throws Exception {
    BuildRecord first = project.build(go.command(), "host", WINDOWS);
    Files.delete(first.binaries().get(1).file());
    go.calls();

    BuildRecord record = project.build(go.command(), "host", WINDOWS);

    assertThat(built()).containsExactly(WINDOWS);
    assertThat(record.binaries())
        .map(Binary::sha256)
        .containsExactlyElementsOf(first.binaries().stream().map(Binary::sha256).toList());
  }

  @Test
  void replacesADamagedBinaryEvenOneOfTheSameSize() throws Exception {
    Binary first = project.build(go.command()).binaries().get(0);
    Files.write(first.file(), new byte[(int) first.size()]);
    Files.setLastModifiedTime(first.file(), FileTime.fromMillis(1_000_000_000));

    Binary again = project.build(go.command()).binaries().get(0);

    assertThat(again.sha256()).isEqualTo(first.sha256()).isEqualTo(Sha256.of(again.file()));
  }

  @Test
  void buildsEverythingWhereItsMemoryIsDamaged() throws Exception {
    project.build(go.command());
    Files.writeString(project.target.compileState(), "{\"toolchain\":");
    go.calls();

    project.build(go.command());

    assertThat(built()).hasSize(1);
  }

  @Test
  void makesTheSameBytesInAnotherFolder() throws Exception {
    GoProject other = GoProject.hello(folder.resolve("größe 漢字 with space"));

    List<String> here = hashes(project.build(go.command(), "host", WINDOWS));

    assertThat(hashes(other.build(go.command(), "host", WINDOWS))).isEqualTo(here);
  }

  @Test
  void isNotTouchedByTheShellOfTheUser() throws Exception {
    List<String> quiet = hashes(project.build(go.command()));
    Map<String, String> stray = Map.of(
        "GOOS", "plan9",
        "GOARCH", "386",
        "GOFLAGS", "-race -tags=stray",
        "GOENV", folder.resolve("none").toString(),
        "GOROOT", "/nowhere",
        "GOEXPERIMENT", "nonsense",
        "CGO_ENABLED", "1",
        "CC", "/nowhere/cc",
        "GOWORK", "/nowhere/go.work",
        "GOAMD64", "v9");
    deleteBuildFolder();

    assertThat(hashes(project.build(go.command(stray, false)))).isEqualTo(quiet);
  }

  @Test
  void worksWhereNobodySaysWhereCachesAre() throws Exception {
    Map<String, String> unset = Map.of("HOME", "", "GOCACHE", "", "XDG_CACHE_HOME", "");

    assertThat(project.build(go.command(unset, false)).binaries()).hasSize(1);
  }

  @Test
  void neverTouchesTheSourceTree() throws Exception {
    project.write("go.sum", "");
    Map<String, String> before = contentsOf(project.folder);

    project.build(go.command(), "host", WINDOWS);

    Map<String, String> after = contentsOf(project.folder);
    after.keySet().removeIf(name -> name.startsWith("target/"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void makesAllProgramsOfAPlatformByOneCall() throws Exception {
    project.write("cmd/client/main.go", GoProject.HELLO.replace("hello", "client"));
    project.write("cmd/server/v2/main.go", GoProject.HELLO.replace("hello", "server"));
    Files.delete(project.folder.resolve("main.go"));

    BuildRecord record = project.build(go.command(), "host", WINDOWS);

    assertThat(record.names()).containsExactly("client", "server");
    assertThat(record.binaries())
        .map(Binary::mainPackage)
        .containsExactly("./cmd/client", "./cmd/server/v2", "./cmd/client", "./cmd/server/v2");
    assertThat(record.binaries()).allSatisfy(binary -> assertThat(binary.file()).isRegularFile());
    assertThat(GoProject.run(record.binaries().get(1).file())).isEqualTo("server 1.4.0");
    assertThat(built()).hasSize(2);
  }

  @Test
  void takesAwayTheBinaryOfAProgramThatIsGone() throws Exception {
    project.write("cmd/tool/main.go", GoProject.HELLO);
    project.build(go.command());
    Files.delete(project.folder.resolve("cmd/tool/main.go"));

    project.build(go.command());

    assertThat(filesIn(project.target.binaries(HostPlatform.current()))).containsExactly("room");
  }

  @Test
  void leavesOutAProgramThatAPlatformDoesNotHave() throws Exception {
    project.write("cmd/tool/main_unix.go", "//go:build unix\n\n" + GoProject.HELLO);

    BuildRecord record = project.build(go.command(), "linux/amd64", WINDOWS);

    assertThat(record.binaries())
        .map(binary -> binary.platform() + " " + binary.name())
        .containsExactly("linux/amd64 room", "linux/amd64 tool", "windows/amd64 room");
  }

  @Test
  void givesThePrimaryProgramItsName() throws Exception {
    project.binaryName = Optional.of("oh-hai");

    BuildRecord record = project.build(go.command(), "host", WINDOWS);

    assertThat(record.binaries())
        .map(binary -> binary.file().getFileName().toString())
        .containsExactly("oh-hai", "oh-hai.exe");
    assertThat(GoProject.run(record.binaries().get(0).file())).isEqualTo("hello 1.4.0");
  }

  @Test
  void stampsTheVersionOnlyWhereItsVariableIs() throws Exception {
    project.write("main.go", "package main\n\nfunc main() { println(\"hi\") }\n");

    assertThat(project.build(go.command()).flags())
        .containsExactly("-trimpath", "-buildvcs=false", "-ldflags=-s -w");
  }

  @Test
  void buildsAModuleWhosePathHasCapitals() throws Exception {
    project.write("go.mod", "module example.com/Oh-Hai/Mark\n\ngo 1.21\n");

    assertThat(project.build(go.command()).names()).containsExactly("Mark");
  }

  @Test
  void seesAChangeInAReplacementOutsideTheModule() throws Exception {
    lib("one", "../lib");
    replaceLib("");
    assertThat(output()).isEqualTo("one");

    lib("two", "../lib");

    assertThat(output()).isEqualTo("two");
  }

  @Test
  void buildsInTheWorkspaceThatUsesTheModuleAndSeesItsChanges() throws Exception {
    lib("one", "../lib");
    useLib("module example.com/room\n\ngo 1.21\n\nrequire example.com/lib v0.0.0\n");
    Path work =
        Files.writeString(folder.resolve("go.work"), "go 1.21\n\nuse (\n\t./room\n\t./lib\n)\n");
    assertThat(output()).isEqualTo("one");

    lib("two", "../lib");
    assertThat(output()).isEqualTo("two");

    lib("three", "../other");
    Files.writeString(work, "go 1.21\n\nuse (\n\t./room\n\t./other\n)\n");
    assertThat(output()).isEqualTo("three");
    assertThat(Files.exists(folder.resolve("go.work.sum"))).isFalse();
  }

  @Test
  void buildsAloneWhereTheWorkspaceDoesNotUseTheModule() throws Exception {
    lib("one", "../lib");
    Files.writeString(folder.resolve("go.work"), "go 1.21\n\nuse ./lib\n");

    assertThat(output()).isEqualTo("hello 1.4.0");
  }

  @Test
  void buildsInAWorkspaceThatIsReachedThroughALink() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    GoProject.hello(real.resolve("room"));
    Files.writeString(real.resolve("go.work"), "go 1.21\n\nuse ./room\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    project = new GoProject(link.resolve("room"));

    assertThat(output()).isEqualTo("hello 1.4.0");
    go.calls();
    assertThat(output()).isEqualTo("hello 1.4.0");
    assertThat(go.calls()).isEmpty();
  }

  @Test
  void buildsFromTheVendorFolderWithoutANetwork() throws Exception {
    lib("vendored", "vendor/example.com/lib");
    useLib("module example.com/room\n\ngo 1.21\n\nrequire example.com/lib v1.0.0\n");
    project.write("vendor/modules.txt", """
        # example.com/lib v1.0.0
        ## explicit; go 1.21
        example.com/lib
        """);

    Binary binary = project.build(go.command(Map.of(), true)).binaries().get(0);

    assertThat(GoProject.run(binary.file())).isEqualTo("vendored");
    assertThat(go.calls()).noneMatch(call -> call.contains("mod download"));
  }

  @Test
  void seesWhatIsEmbedded() throws Exception {
    project.write("main.go", """
        package main

        import _ "embed"

        //go:embed static/größe.txt
        var text string

        func main() { println(text) }
        """);
    project.write("static/größe.txt", "first");
    assertThat(output()).isEqualTo("first");

    project.write("static/größe.txt", "second");

    assertThat(output()).isEqualTo("second");
  }

  @Test
  void doesNotTrustBinariesOfSourcesThatChangedMeanwhile() throws Exception {
    Path main = project.folder.resolve("main.go");
    go.callThrough("case \"$1\" in build) echo '// edited' >> '" + main + "';; esac");
    project.build(go.command());
    go.callThrough("");
    go.calls();

    project.build(go.command());

    assertThat(built()).hasSize(1);
  }

  @Test
  void goesOnWithPlatformsThatWereBuiltBeforeAnotherFailed() throws Exception {
    project.write("broken_windows.go", "package main\n\nfunc init() { undefined() }\n");
    project.keepGoing = true;
    assertThat(failure(HOST, WINDOWS)).contains("does not build for windows/amd64");
    Files.delete(project.folder.resolve("broken_windows.go"));
    project.write("broken_windows.go", "package main\n\nfunc init() { undefined() }\n");
    go.calls();

    failure(HOST, WINDOWS);

    assertThat(built()).containsExactly(WINDOWS);
  }

  @Test
  void toleratesAnotherBuildOfTheSameFolder() throws Exception {
    GoProject same = new GoProject(project.folder);
    CompletableFuture<BuildRecord> other = CompletableFuture.supplyAsync(() -> {
      try {
        return same.build(go.command(), "host", WINDOWS);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });

    BuildRecord one = project.build(go.command(), "host", WINDOWS);

    assertThat(hashes(other.join())).isEqualTo(hashes(one));
    project.build(go.command(), "host", WINDOWS);
    go.calls();
    assertThat(project.build(go.command(), "host", WINDOWS).binaries())
        .allSatisfy(binary -> assertThat(binary.sha256()).isEqualTo(Sha256.of(binary.file())));
    assertThat(go.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesAwayWhatAKilledRunLeftButNotWhatALivingOneWorksIn(boolean living) throws Exception {
    long pid = living ? ProcessHandle.current().parent().orElseThrow().pid() : 999_999_999;
    Path staging = project.target.path().resolve("go/.staging-" + pid + "-x");
    Files.createDirectories(staging);
    Files.writeString(staging.resolve("room"), "half");

    project.build(go.command());

    assertThat(Files.exists(staging)).isEqualTo(living);
  }

  @Test
  void linksOnlyTheProgramsThatHaveChanged() throws Exception {
    List<Binary> first = buildTwoProgramsWithWrittenLinks();
    project.append("cmd/two/main.go", "func init() { println(\"changed\") }\n");

    List<Binary> second = project.build(go.command()).binaries();

    assertThat(linked()).hasSize(1);
    assertThat(second.get(0).sha256()).isEqualTo(first.get(0).sha256());
    assertThat(second.get(1).sha256()).isNotEqualTo(first.get(1).sha256());
    assertThat(GoProject.run(second.get(0).file())).isEqualTo("one");
    assertThat(GoProject.run(second.get(1).file())).isEqualTo("changed\ntwo");
  }

  @Test
  void linksNothingWhenOnlyATestChanged() throws Exception {
    List<Binary> first = buildTwoProgramsWithWrittenLinks();
    project.write("cmd/two/main_test.go", "package main\n");
    go.calls();

    List<Binary> second = project.build(go.command()).binaries();

    assertThat(built()).hasSize(1);
    assertThat(linked()).isEmpty();
    assertThat(second)
        .map(Binary::sha256)
        .isEqualTo(first.stream().map(Binary::sha256).toList());
  }

  @Test
  void linksAgainWhatSomebodyChangedAfterItWasMade() throws Exception {
    List<Binary> first = buildTwoProgramsWithWrittenLinks();
    // go looks for the build ID only, at the start and the end of the file
    byte[] bytes = Files.readAllBytes(first.get(0).file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(first.get(0).file(), bytes);
    Files.setLastModifiedTime(first.get(0).file(), FileTime.fromMillis(1_000_000_000));

    List<Binary> second = project.build(go.command()).binaries();

    assertThat(linked()).hasSize(2);
    assertThat(second)
        .map(Binary::sha256)
        .isEqualTo(first.stream().map(Binary::sha256).toList());
  }

  @Test
  void asksForThePackagesOnlyWhereTheyMayHaveChanged() throws Exception {
    project.build(go.command(), "host", WINDOWS);
    assertThat(listed()).hasSize(2);

    project.write("main.go", GoProject.HELLO.replace("hello", "oh hai"));
    assertThat(GoProject.run(
            project.build(go.command(), "host", WINDOWS).binaries().get(0).file()))
        .isEqualTo("oh hai 1.4.0");
    assertThat(listed()).isEmpty();

    project.write("main.go", "//go:build !windows\n\n" + GoProject.HELLO);
    project.write("cmd/tool/main.go", GoProject.HELLO);
    assertThat(project.build(go.command(), "host", WINDOWS).binaries())
        .map(binary -> binary.platform() + " " + binary.name())
        .containsExactly(HOST + " room", HOST + " tool", WINDOWS + " tool");
    assertThat(listed()).hasSize(2);
  }

  @Test
  void asksForThePackagesOfAModuleThatWasMoved() throws Exception {
    project.build(go.command());
    Path moved = Files.move(project.folder, folder.resolve("moved"));
    listed();
    project = new GoProject(moved);
    project.append("main.go", "\nvar more = 1\n");

    project.build(go.command());

    assertThat(listed()).hasSize(1);
  }

  @Test
  void asksForThePortsOfTheToolchainOnce() throws Exception {
    project.build(go.command());
    assertThat(go.calls()).filteredOn(call -> call.contains("tool dist list")).hasSize(1);
    project.append("main.go", "// changed\n");

    project.build(go.command());

    assertThat(go.calls()).noneMatch(call -> call.contains("tool dist list"));
  }

  /** Builds the programs {@code one} and {@code two}; each link from now on is written down. */
  private List<Binary> buildTwoProgramsWithWrittenLinks() throws Exception {
    Files.delete(project.folder.resolve("main.go"));
    for (String name : List.of("one", "two")) {
      project.write(
          "cmd/" + name + "/main.go",
          "package main\n\nfunc main() { println(\"" + name + "\") }\n");
    }
    project.packages = List.of("./...");
    Path tool = project.write(
        "../tool.sh",
        "#!/bin/sh\ncase \"$1\" in */link) [ \"$2\" = -V=full ] || echo \"$@\" >> '"
            + folder.resolve("links.log").toAbsolutePath() + "';; esac\nexec \"$@\"\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    project.environment = Map.of("GOFLAGS", "-toolexec=" + tool.toAbsolutePath().normalize());
    List<Binary> binaries = project.build(go.command()).binaries();
    assertThat(linked()).hasSize(2);
    return binaries;
  }

  /** Gives the calls of the linker since the last time. */
  private List<String> linked() throws IOException {
    Path log = folder.resolve("links.log");
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> calls = Files.readAllLines(log);
    Files.delete(log);
    return calls;
  }

  private String failure(String... platforms) throws Exception {
    try {
      project.build(go.command(), platforms);
      throw new AssertionError("it was built");
    } catch (GoException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String output() throws Exception {
    return GoProject.run(project.build(go.command()).binaries().get(0).file());
  }

  /** Gives the platforms of the builds since the last time. */
  private List<String> built() throws IOException {
    return go.calls().stream()
        .filter(call -> call.contains(" build "))
        .map(call -> call.substring(0, call.indexOf(' ')))
        .toList();
  }

  /** Gives the questions for packages since the last time. */
  private List<String> listed() throws IOException {
    return go.calls().stream().filter(call -> call.contains(" list -find ")).toList();
  }

  private void lib(String text, String where) throws IOException {
    project.write(where + "/go.mod", "module example.com/lib\n\ngo 1.21\n");
    project.write(
        where + "/lib.go", "package lib\n\nfunc Text() string { return \"" + text + "\" }\n");
    if (where.startsWith("vendor")) {
      Files.delete(project.folder.resolve(where + "/go.mod"));
    }
  }

  private void replaceLib(String more) throws IOException {
    useLib("module example.com/room\n\ngo 1.21\n\nrequire example.com/lib v0.0.0\n\n"
        + "replace example.com/lib => ../lib\n" + more);
  }

  private void useLib(String goMod) throws IOException {
    project.write("go.mod", goMod);
    project.write("main.go", """
        package main

        import "example.com/lib"

        func main() { println(lib.Text()) }
        """);
  }

  private void deleteBuildFolder() throws IOException {
    try (Stream<Path> files = Files.walk(project.target.path())) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<String> hashes(BuildRecord record) {
    return record.binaries().stream().map(Binary::sha256).toList();
  }

  private static List<String> filesIn(Path folder) throws IOException {
    return List.copyOf(contentsOf(folder).keySet());
  }

  private static Map<String, String> contentsOf(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Sha256.of(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }
}
