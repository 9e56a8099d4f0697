package io.github.gok8s.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ProcessRunnerTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String PATH = System.getenv("PATH");

  @TempDir
  Path folder;

  private final ProcessRunner runner = new ProcessRunner();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 42, 255})
  void givesTheExitCode(int code) throws Exception {
    ProcessResult result = runner.run(sh("exit " + code), LONG);

    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.succeeded()).isEqualTo(code == 0);
  }

  @Test
  void keepsTheTwoStreamsApart() throws Exception {
    ProcessResult result = runner.run(sh("echo one; echo two >&2; echo three"), LONG);

    assertThat(result.output()).isEqualTo("one\nthree\n");
    assertThat(result.errors()).isEqualTo("two\n");
  }

  @Test
  void readsUtf8WhateverTheLocaleOfTheJvm() throws Exception {
    assertThat(runner.run(sh("printf 'gr\\303\\266\\303\\237e'"), LONG).output())
        .isEqualTo("größe");
  }

  @Test
  void readsMegabytesOfBothStreamsAtOnce() throws Exception {
    String megabytes = "dd if=/dev/zero bs=65536 count=40 2>/dev/null | tr '\\0' '%s'";

    ProcessResult result = runner.run(
        sh(String.format(megabytes, "e") + " >&2; " + String.format(megabytes, "o")), LONG);

    assertThat(result.output()).hasSize(40 * 65536).matches("o+");
    assertThat(result.errors()).hasSize(40 * 65536).matches("e+");
  }

  @Test
  void handsLinesOnAsTheyComeAndKeepsNone() throws Exception {
    List<String> lines = new ArrayList<>();

    ProcessResult result = runner.run(
        sh("echo one; echo; printf 'gr\\303\\266\\303\\237e\\nno end'; echo two >&2; exit 3"),
        LONG,
        lines::add);

    assertThat(lines).containsExactly("one", "", "größe", "no end");
    assertThat(result).isEqualTo(new ProcessResult(3, "", "two\n"));
  }

  @Test
  void cutsALineThatDoesNotEnd() throws Exception {
    List<String> lines = new ArrayList<>();

    runner.run(
        sh("dd if=/dev/zero bs=65536 count=40 2>/dev/null | tr '\\0' 'x'; echo end; echo next"),
        LONG,
        lines::add);

    assertThat(lines).containsExactly("x".repeat(1 << 20), "next");
  }

  @Test
  void tellsOfWhatTheTakerOfLinesThrows() {
    assertThatThrownBy(() -> runner.run(sh("yes"), LONG, line -> {
          throw new IllegalStateException("no more");
        }))
        .hasMessage("no more");
  }

  @Test
  void givesTheChildNothingToRead() throws Exception {
    assertThat(runner.run(sh("cat; echo end"), LONG).output()).isEqualTo("end\n");
  }

  @Test
  void runsInTheGivenFolder() throws Exception {
    assertThat(runner.run(sh("pwd -P"), LONG).output().strip())
        .isEqualTo(folder.toRealPath().toString());
  }

  @Test
  void handsOnExactlyTheGivenEnvironment() throws Exception {
    Command command = new Command(
        List.of("/usr/bin/env"), Map.of("A", "1", "B", "two words", "EMPTY", ""), folder);

    assertThat(runner.run(command, LONG).output().lines())
        .containsExactlyInAnyOrder("A=1", "B=two words", "EMPTY=");
  }

  @Test
  void saysWhichProgramIsNotThere() {
    Command command = new Command(List.of("/no/such/go", "version"), Map.of(), folder);

    assertThatThrownBy(() -> runner.run(command, LONG))
        .isInstanceOf(ProcessException.class)
        .hasMessage("/no/such/go can't be run in " + folder + ": No such file or directory");
  }

  @Test
  void saysThatAFileIsNoProgram() throws Exception {
    Path text = Files.writeString(folder.resolve("go"), "text");

    assertThatThrownBy(
            () -> runner.run(new Command(List.of(text.toString()), Map.of(), folder), LONG))
        .isInstanceOf(ProcessException.class)
        .hasMessage(text + " can't be run in " + folder + ": Permission denied");
  }

  @Test
  void endsWhatIsNotDoneInTimeWithItsOwnChildren() throws Exception {
    Path pids = folder.resolve("pids");

    assertThatThrownBy(() -> runner.run(sleeping(pids), Duration.ofSeconds(1)))
        .isInstanceOf(ProcessException.class)
        .hasMessageStartingWith("sh -c ")
        .hasMessageEndingWith(" was not done after 1 s and was ended.");

    assertThat(aliveOf(pids)).isEmpty();
  }

  @Test
  void endsChildrenAndGrandchildrenWhenItIsInterrupted() throws Exception {
    Path pids = folder.resolve("pids");
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread caller = new Thread(() -> {
      try {
        runner.run(sleeping(pids), LONG);
        outcome.complete(new AssertionError("it was not interrupted"));
      } catch (InterruptedException | ProcessException e) {
        outcome.complete(e);
      }
    });
    caller.start();
    awaitLines(pids, 3);

    caller.interrupt();

    assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(aliveOf(pids)).isEmpty();
  }

  @Test
  void doesNotWaitForADaemonThatHoldsTheStreams() throws Exception {
    Path pids = folder.resolve("pids");

    ProcessResult result =
        runner.run(sh("sleep 100 & echo $! > " + pids + "; echo made; echo news >&2"), LONG);

    assertThat(result).isEqualTo(new ProcessResult(0, "made\n", "news\n"));
    handles(pids).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void givesTheExitCodeOfAForegroundProgram() throws Exception {
    assertThat(runner.runInForeground(sh("exit 7"))).isEqualTo(7);
  }

  @Test
  void endsAForegroundProgramWhenItIsInterrupted() throws Exception {
    Path pids = folder.resolve("pids");
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread caller = new Thread(() -> {
      try {
        runner.runInForeground(sleeping(pids));
      } catch (InterruptedException | ProcessException e) {
        outcome.complete(e);
      }
    });
    caller.start();
    awaitLines(pids, 3);

    caller.interrupt();

    assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(aliveOf(pids)).isEmpty();
  }

  @Test
  void endsChildrenAndGrandchildrenWhenTheJvmIsEnded() throws Exception {
    Path pids = folder.resolve("pids");
    Process jvm = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EndedRun.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("jvm.log").toFile())
        .start();
    awaitLines(pids, 3);
    List<ProcessHandle> children = handles(pids);

    jvm.destroy();

    assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle child : children) {
      child.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  /** Runs a command in a JVM that gets the signal of Ctrl-C's kind. */
  static final class EndedRun {

    private EndedRun() {}

    public static void main(String[] folders) throws Exception {
      ProcessRunnerTest test = new ProcessRunnerTest();
      test.folder = Path.of(folders[0]);
      test.runner.run(test.sleeping(test.folder.resolve("pids")), LONG);
    }
  }

  /** A shell, whose child is a shell, whose child sleeps; each writes down its number. */
  private Command sleeping(Path pids) {
    String inner = "echo $$ >> " + pids + "; sleep 300 & echo $! >> " + pids + "; wait";
    return sh("echo $$ >> " + pids + "; sh -c '" + inner + "' & wait");
  }

  private Command sh(String script) {
    return new Command(List.of("sh", "-c", script), Map.of("PATH", PATH), folder);
  }

  private static List<ProcessHandle> aliveOf(Path pids) throws Exception {
    return handles(pids).stream().filter(ProcessRunnerTest::runs).toList();
  }

  private static List<ProcessHandle> handles(Path pids) throws Exception {
    List<ProcessHandle> handles = new ArrayList<>();
    if (!Files.exists(pids)) {
      return handles;
    }
    for (String pid : Files.readAllLines(pids)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(handles::add);
    }
    return handles;
  }

  /** A dead process that nobody has asked about, as in a container without an init, has no command any more. */
  private static boolean runs(ProcessHandle handle) {
    Optional<String> command = handle.info().command();
    return handle.isAlive() && command.isPresent();
  }

  private static void awaitLines(Path file, int lines) throws Exception {
    while (!Files.exists(file) || Files.readAllLines(file).size() < lines) {
      Thread.onSpinWait();
    }
  }
}
