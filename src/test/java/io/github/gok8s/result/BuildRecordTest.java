package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildRecordTest {

  @TempDir
  Path folder;

  private TargetFolder target;
  private BuildRecord record;

  @BeforeEach
  void setUp() throws Exception {
    target = new TargetFolder(folder);
    Platform platform = Platform.parse("linux/arm/v7");
    Binary binary = new Binary(
        "html-server",
        "./cmd/html-server",
        platform,
        target.binaries(platform).resolve("html-server"),
        5374114,
        "ab".repeat(32),
        new BuildSpan(1, 2, 0.2504, 0.8004),
        false);
    record = new BuildRecord("go1.26.8", List.of("-trimpath", "-ldflags=-s -w"), List.of(binary));
  }

  @Test
  void isWrittenAsTheManualShowsIt() throws Exception {
    record.writeTo(target);

    assertThat(folder.resolve("k8s/build.json")).hasContent("""
        {
          "schema": 1,
          "go": "go1.26.8",
          "flags": [
            "-trimpath",
            "-ldflags=-s -w"
          ],
          "binaries": [
            {
              "name": "html-server",
              "package": "./cmd/html-server",
              "platform": "linux/arm/v7",
              "file": "go/linux-arm-v7/html-server",
              "size": 5374114,
              "sha256": "abababababababababababababababababababababababababababababababab",
              "run": 1,
              "worker": 2,
              "start": 0.25,
              "seconds": 0.8,
              "upToDate": false
            }
          ]
        }
        """);
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    BuildRecord rounded = new BuildRecord(
        record.go(),
        record.flags(),
        List.of(new Binary(
            "größe",
            ".",
            Platform.parse("windows/amd64"),
            folder.resolve("go/windows-amd64/größe.exe"),
            1,
            "cd".repeat(32),
            new BuildSpan(7, 3, 12.5, 1.234),
            true)));

    rounded.writeTo(target);

    assertThat(BuildRecord.readFrom(target)).isEqualTo(rounded);
  }

  @Test
  void isReadAsAFormerVersionWroteIt() throws Exception {
    record.writeTo(target);
    Files.writeString(
        target.buildRecord(),
        Files.readString(target.buildRecord()).replaceAll(" +\"(run|worker|start)\": .*\n", ""));

    BuildRecord former = BuildRecord.readFrom(target);

    assertThat(Files.readString(target.buildRecord())).doesNotContain("worker");
    assertThat(former.binaries()).map(Binary::span).containsExactly(BuildSpan.lasting(0.8));
  }

  @Test
  void isNotTouchedWhenItSaysTheSame() throws Exception {
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    record.writeTo(target);
    Files.setLastModifiedTime(target.buildRecord(), longAgo);

    record.writeTo(target);

    assertThat(Files.getLastModifiedTime(target.buildRecord())).isEqualTo(longAgo);
  }

  @Test
  void isPublishedWithoutWhatDiffersFromRunToRun() {
    BuildRecord again = new BuildRecord(
        record.go(),
        record.flags(),
        record.binaries().stream().map(Binary::asUpToDate).toList());

    assertThat(record.published(target)).isEqualTo(again.published(target));
    assertThat(record.published(target))
        .asString()
        .contains("\"sha256\"")
        .doesNotContain("run", "worker", "start", "seconds", "upToDate");
  }

  @Test
  void namesEachProgramOnce() throws Exception {
    Binary one = record.binaries().get(0);
    Binary other = new Binary(
        "client",
        ".",
        one.platform(),
        one.file(),
        one.size(),
        one.sha256(),
        BuildSpan.lasting(0),
        false);

    assertThat(new BuildRecord("go1.26.8", List.of(), List.of(one, other, one)).names())
        .containsExactly("html-server", "client");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"go\":\"go1.26.8\",\"flags\":[]}",
        "{\"go\":null,\"flags\":[],\"binaries\":[]}",
        "{\"go\":\"go1.26.8\",\"flags\":{},\"binaries\":[]}",
        "{\"go\":\"go1.26.8\",\"flags\":[],\"binaries\":[1]}",
        "{\"go\":\"go1.26.8\",\"flags\":[],\"binaries\":[{\"name\":\"a\"}]}",
        "{\"go\":\"1\",\"flags\":[],\"binaries\":[{\"name\":\"a\",\"package\":\".\",\"platform\":\"x\"}]}",
      })
  void saysThatOtherJsonIsNone(String content) throws Exception {
    Files.createDirectories(target.buildRecord().getParent());
    Files.writeString(target.buildRecord(), content);

    assertThatThrownBy(() -> BuildRecord.readFrom(target))
        .isInstanceOf(RecordException.class)
        .hasMessageStartingWith(
            target.buildRecord() + " is no build record; the goal compile writes it anew.");
  }

  @Test
  void saysThatItIsNotThere() {
    assertThatThrownBy(() -> BuildRecord.readFrom(target))
        .isInstanceOf(RecordException.class)
        .hasMessage(target.buildRecord() + " is not there. mvn package makes it.");
  }
}
