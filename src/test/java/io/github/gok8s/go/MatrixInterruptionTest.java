package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A build that is ended in its middle, by Ctrl-C or for good. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that stops in the middle is a script")
@Timeout(300)
class MatrixInterruptionTest {

  @TempDir
  Path folder;

  private RealGo go;
  private GoProject project;
  private Path pids;
  private Path goOn;

  /** Writes a go that stops in the middle of a build until a file says that it may go on. */
  @BeforeEach
  void writeHelloAndAGoThatStops() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
    pids = folder.resolve("pids");
    goOn = folder.resolve("go-on");
    go.callThrough("""
        case "$1" in build)
          while [ ! -e '%s' ]; do sleep 0.2; done & echo $! >> '%s'
          echo $$ >> '%s'
          wait
        ;; esac""".formatted(goOn, pids, pids));
  }

  @Test
  void endsTheChildrenAndLeavesNothingHalfDone() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    Thread build = new Thread(() -> {
      try {
        project.build(go.command(), "linux/amd64", "windows/amd64");
        outcome.complete("built");
      } catch (InterruptedException e) {
        outcome.complete("interrupted");
      } catch (GoException | IOException e) {
        outcome.complete(e.toString());
      }
    });
    build.start();
    List<ProcessHandle> children = awaitChildren();

    build.interrupt();

    assertThat(outcome.get(60, TimeUnit.SECONDS)).isEqualTo("interrupted");
    assertThat(children).filteredOn(MatrixInterruptionTest::runs).isEmpty();
    assertThat(filesIn(project.target.path())).containsExactly("k8s/state/compile.json");
    assertThatTheSameCommandBuilds();
  }

  /** What an orphan of the killed run still writes, it writes where the next run does not look. */
  @Test
  void isNotHarmedByAKillNorByTheOrphansThatGoOn() throws Exception {
    Process killed = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledBuild.class.getName(),
            project.folder.toString(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("killed.log").toFile())
        .start();
    List<ProcessHandle> orphans = awaitChildren();

    killed.destroyForcibly().waitFor();
    assertThat(filesIn(project.target.path())).isEmpty();
    Files.createDirectories(project.target.path().resolve("go/.staging-" + killed.pid() + "-x"));
    go.callThrough("");
    BuildRecord record = project.build(go.command(), "linux/amd64", "windows/amd64");

    Files.createFile(goOn);
    for (ProcessHandle orphan : orphans) {
      orphan.onExit().get(120, TimeUnit.SECONDS);
    }
    assertThat(record.binaries())
        .allSatisfy(binary -> assertThat(Sha256.of(binary.file())).isEqualTo(binary.sha256()));
    go.calls();
    assertThat(project.build(go.command(), "linux/amd64", "windows/amd64").binaries())
        .allMatch(Binary::upToDate);
    assertThat(go.calls()).isEmpty();
  }

  /** Builds in a JVM that is to be killed. */
  static final class KilledBuild {

    private KilledBuild() {}

    public static void main(String[] folders) throws Exception {
      new GoProject(Path.of(folders[0]))
          .build(RealGo.written(Path.of(folders[1])).command(), "linux/amd64", "windows/amd64");
    }
  }

  private void assertThatTheSameCommandBuilds() throws Exception {
    go.callThrough("");
    assertThat(project.build(go.command(), "linux/amd64", "windows/amd64").binaries())
        .allSatisfy(binary -> assertThat(Sha256.of(binary.file())).isEqualTo(binary.sha256()));
    assertThat(filesIn(project.target.path()))
        .containsExactly(
            "go/linux-amd64/room",
            "go/windows-amd64/room.exe",
            "k8s/build.json",
            "k8s/state/compile.json");
  }

  /** Gives the stopped script, or two where two builds run at a time, and what they wait for. */
  private List<ProcessHandle> awaitChildren() throws Exception {
    int expected = 2 * Math.min(2, Runtime.getRuntime().availableProcessors());
    while (!Files.exists(pids) || Files.readAllLines(pids).size() < expected) {
      Thread.onSpinWait();
    }
    List<ProcessHandle> children = new ArrayList<>();
    for (String pid : Files.readAllLines(pids)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(children::add);
    }
    return children;
  }

  /** A dead process that nobody has asked about, as in a container without an init, has no command any more. */
  private static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
