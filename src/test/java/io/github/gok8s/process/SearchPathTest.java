package io.github.gok8s.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "paths with a drive can't stand in a PATH of colons")
class SearchPathTest {

  private static final Platform LINUX = new Platform("linux", "amd64", Optional.empty());
  private static final Platform WINDOWS = new Platform("windows", "amd64", Optional.empty());

  @TempDir
  Path folder;

  @Test
  void findsProgramsInTheOrderOfThePath() throws Exception {
    Path second = program("b/go");
    Path first = program("a/go");

    assertThat(find(folder + "/none:" + folder + "/a:" + folder + "/b:" + folder + "/a", LINUX))
        .containsExactly(first, second);
  }

  @Test
  void passesOverWhatIsNoProgram() throws Exception {
    Files.createDirectories(folder.resolve("a/go"));
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/go"), "no mode");

    assertThat(find(folder + "/a:" + folder + "/b", LINUX)).isEmpty();
  }

  @Test
  void neverLooksInTheWorkingDirectory() {
    assertThat(find("", LINUX)).isEmpty();
    assertThat(find(":.:bin:", LINUX)).isEmpty();
    assertThat(find("\0", LINUX)).isEmpty();
  }

  @Test
  void readsThePathOfWindows() throws Exception {
    Path program = program("Program Files/go.exe");
    program("unix/go");

    assertThat(SearchPath.find(
            "go", Map.of("Path", folder + "/unix;\"" + folder + "/Program Files\";C:"), WINDOWS))
        .containsExactly(program);
    assertThat(SearchPath.find("go.exe", Map.of("path", folder + "/Program Files"), WINDOWS))
        .containsExactly(program);
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static List<Path> find(String path, Platform host) {
    return SearchPath.find("go", Map.of("PATH", path), host);
  }
}
