package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.process.Command;
import io.github.gok8s.result.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GoCommandTest {

  @TempDir
  Path folder;

  @Test
  void setsTheVariablesOfTheCommandOverThoseOfTheUser() {
    GoCommand go = command(Path.of("/go/bin/go"), Map.of("HOME", "/h", "GOPROXY", "p"), false);

    Command command =
        go.command(List.of("build", "."), Map.of("GOOS", "linux", "GOWORK", "/w"), folder);

    assertThat(command.arguments()).containsExactly(Path.of("/go/bin/go").toString(), "build", ".");
    assertThat(command.environment())
        .containsEntry("HOME", "/h")
        .containsEntry("GOPROXY", "p")
        .containsEntry("GOOS", "linux")
        .containsEntry("GOWORK", "/w");
  }

  @Test
  void saysInWhichFolderItRunsAsAShellDoes() {
    GoCommand go = command(Path.of("go"), Map.of("PWD", "/elsewhere"), false);

    assertThat(go.command(List.of(), Map.of(), folder).environment())
        .containsEntry("PWD", folder.toString());
  }

  @Test
  void opensNoConnectionWhereMavenIsOffline() {
    Map<String, String> users = Map.of("GOPROXY", "https://p.example", "GOPRIVATE", "corp.example");

    assertThat(command(Path.of("go"), users, true).inherited())
        .containsEntry("GOPROXY", "off")
        .containsEntry("GONOPROXY", "none")
        .containsEntry("GOPRIVATE", "corp.example");
  }

  @Test
  void saysThatGoCanNotBeRun() {
    Path missing = folder.resolve("bin/go");

    assertThatThrownBy(() -> command(missing, Map.of(), false).ports(folder))
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith(missing + " can't be run in " + folder + ": ");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatAProgramOnThePathIsNotGo() throws Exception {
    Path fails = script("echo 'go: I am a game' >&2; exit 3");
    assertThatThrownBy(() -> command(fails, Map.of(), false).ports(folder))
        .isInstanceOf(GoException.class)
        .hasMessage(fails + " is no working Go:\n  go: I am a game");

    Path plays = script("echo 'white plays first'");
    assertThatThrownBy(() -> command(plays, Map.of(), false).ports(folder))
        .isInstanceOf(GoException.class)
        .hasMessage("\"go tool dist list -json\" gave no list of ports: white plays first");
  }

  @Test
  void knowsWhenTheToolchainInItsPlaceIsAnother() throws Exception {
    Path executable = Files.writeString(folder.resolve("go"), "go");
    Toolchain toolchain = new Toolchain(executable, folder, TestPorts.GO, "for a test");
    String before = toolchain.identity();

    assertThat(toolchain.identity()).isEqualTo(before);
    assertThat(
            new Toolchain(executable, folder, GoVersion.parse("1.26.9").orElseThrow(), "for a test")
                .identity())
        .isNotEqualTo(before);
    Files.writeString(executable, "another");
    assertThat(toolchain.identity()).isNotEqualTo(before);
    Files.delete(executable);
    assertThat(toolchain.identity()).isNotEqualTo(before);
  }

  private Path script(String text) throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static GoCommand command(Path executable, Map<String, String> users, boolean offline) {
    Toolchain toolchain = new Toolchain(executable, Path.of("/go"), TestPorts.GO, "for a test");
    return GoCommand.of(
        toolchain, GoEnvironment.neutral(users, Map.of(), Map.of()), offline, new Timeline(false));
  }
}
