package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.BuildState.Built;
import io.github.gok8s.go.BuildState.Packages;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildStateTest {

  private static final Platform PLATFORM = new Platform("linux", "arm", Optional.of("v6"));

  @TempDir
  Path folder;

  private TargetFolder target;
  private Path file;
  private BuildState state;

  @BeforeEach
  void build() throws Exception {
    target = new TargetFolder(folder);
    file = target.binaries(PLATFORM).resolve("room");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "binary");
    Binary binary = new Binary(
        "room", ".", PLATFORM, file, 6, Sha256.of(file), new BuildSpan(4, 2, 0.5, 0.125), false);
    Packages packages = new Packages(
        "heads /room",
        List.of(new MainPackage(
            "example.com/room", List.of(folder.resolve("main.go"), folder.resolve("größe.go")))));
    Built built =
        Built.of("fingerprint", List.of("-trimpath", "-ldflags=-s -w"), packages, List.of(binary));
    state = new BuildState("go1.26.8 /go/bin/go@1@2", "[\n{}]", Map.of(PLATFORM, built));
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    state.writeTo(target);

    assertThat(BuildState.readFrom(target)).isEqualTo(state);
  }

  @Test
  void stillStandsAsAFormerVersionWroteIt() throws Exception {
    state.writeTo(target);
    Path written = target.compileState();
    Files.writeString(
        written, Files.readString(written).replaceAll(" +\"(run|worker|start)\": .*\n", ""));

    assertThat(Files.readString(written)).doesNotContain("worker");
    assertThat(BuildState.readFrom(target).current(PLATFORM, "fingerprint"))
        .hasValueSatisfying(built -> assertThat(built.binaries())
            .map(Binary::span)
            .containsExactly(BuildSpan.lasting(0.125)));
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(BuildState.readFrom(target)).isEqualTo(BuildState.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "\u0000\u0000\u0000\u0000",
        "{\"toolchain\":\"go\",\"ports\":\"[]\"}",
        "{\"toolchain\":null,\"ports\":\"[]\",\"platforms\":{}}",
        "{\"toolchain\":\"go\",\"ports\":\"[]\",\"platforms\":{\"linux\":{}}}",
        "{\"toolchain\":\"go\",\"ports\":\"[]\",\"platforms\":{\"linux/arm\":{\"fingerprint\":\"x\"}}}",
        "{\"toolchain\":\"go\",\"ports\":\"[]\",\"platforms\":{\"linux/arm\":[]}}",
      })
  void isEmptyWhereItsFileIsDamaged(String content) throws Exception {
    Files.createDirectories(target.compileState().getParent());
    Files.writeString(target.compileState(), content);

    assertThat(BuildState.readFrom(target)).isEqualTo(BuildState.EMPTY);
  }

  @Test
  void isEmptyWhereItsFileEndsInTheMiddle() throws Exception {
    state.writeTo(target);
    byte[] whole = Files.readAllBytes(target.compileState());

    for (int length = 0; length < whole.length - 3; length += 7) {
      Files.write(target.compileState(), Arrays.copyOf(whole, length));
      assertThat(BuildState.readFrom(target)).isEqualTo(BuildState.EMPTY);
    }
  }

  @Test
  void isNotWrittenAgainWhenNothingChanged() throws Exception {
    state.writeTo(target);
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(target.compileState(), longAgo);

    state.writeTo(target);

    assertThat(Files.getLastModifiedTime(target.compileState())).isEqualTo(longAgo);
  }

  @Test
  void knowsWhatStillStands() {
    assertThat(state.current(PLATFORM, "fingerprint")).isPresent();
    assertThat(state.current(PLATFORM, "another")).isEmpty();
    assertThat(state.current(new Platform("linux", "386", Optional.empty()), "fingerprint"))
        .isEmpty();
  }

  @Test
  void seesThatABinaryIsGone() throws Exception {
    Files.delete(file);

    assertThat(state.current(PLATFORM, "fingerprint")).isEmpty();
  }

  @Test
  void seesThatABinaryHasAnotherSize() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "bin");
    Files.setLastModifiedTime(file, time);

    assertThat(state.current(PLATFORM, "fingerprint")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1000, -1000, -86_400_000})
  void seesAnotherBinaryOfTheSameSizeWhateverTheClockSays(long milliseconds) throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "banana");
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + milliseconds));

    assertThat(state.current(PLATFORM, "fingerprint")).isEmpty();
  }
}
