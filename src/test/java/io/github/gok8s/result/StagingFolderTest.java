package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StagingFolderTest {

  @TempDir
  Path folder;

  @Test
  void isEmptyAndOfOneRunAlone() throws Exception {
    try (StagingFolder one = StagingFolder.in(folder);
        StagingFolder other = StagingFolder.in(folder)) {
      assertThat(one.path()).isEmptyDirectory().isNotEqualTo(other.path());
      assertThat(other.path()).isEmptyDirectory();
    }
  }

  @Test
  void isGoneWithAllThatIsInItAfterwards() throws Exception {
    try (StagingFolder staging = StagingFolder.in(folder.resolve("go"))) {
      Files.createDirectories(staging.path().resolve("a/b"));
      Files.writeString(staging.path().resolve("a/b/file"), "half");
    }

    assertThat(folder.resolve("go")).isEmptyDirectory();
  }

  @Test
  void doesNotMindThatSomebodyElseRemovedIt() throws Exception {
    try (StagingFolder staging = StagingFolder.in(folder)) {
      Files.delete(staging.path());
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takesAwayWhatAKilledRunLeft() throws Exception {
    Path leftover = Files.createDirectories(folder.resolve(".staging-" + deadPid() + "-x/linux"));
    Files.writeString(leftover.resolve("room"), "half a binary");

    try (StagingFolder staging = StagingFolder.in(folder)) {
      assertThat(namesIn(folder)).containsExactly(staging.path().getFileName().toString());
    }
  }

  @Test
  void leavesWhatALivingRunWorksIn() throws Exception {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    Path living = Files.createDirectory(folder.resolve(".staging-" + parent + "-x"));

    StagingFolder.in(folder).close();

    assertThat(living).isDirectory();
  }

  @Test
  void leavesWhatIsNotItsOwn() throws Exception {
    Path binary = Files.writeString(folder.resolve("room"), "a binary");
    Path other = Files.createDirectory(folder.resolve(".staging-mine"));
    Path tooLong = Files.createDirectory(folder.resolve(".staging-" + "9".repeat(30) + "-x"));

    StagingFolder.in(folder).close();

    assertThat(binary).exists();
    assertThat(other).exists();
    assertThat(tooLong).exists();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNotFollowLinksOutOfIt() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "precious");
    try (StagingFolder staging = StagingFolder.in(folder.resolve("go"))) {
      Files.createSymbolicLink(staging.path().resolve("link"), outside);
    }

    assertThat(outside.resolve("file")).hasContent("precious");
    assertThat(folder.resolve("go")).isEmptyDirectory();
  }

  private static long deadPid() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
        .redirectErrorStream(true)
        .start();
    process.waitFor();
    return process.pid();
  }

  private static Stream<String> namesIn(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
