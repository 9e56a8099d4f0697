package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinaryTest {

  private static final Platform PLATFORM = new Platform("windows", "arm64", Optional.empty());
  private static final TargetFolder TARGET = new TargetFolder(Path.of("target").toAbsolutePath());

  private final Binary binary = new Binary(
      "room",
      ".",
      PLATFORM,
      TARGET.binaries(PLATFORM).resolve("room.exe"),
      1_400_000,
      "ab".repeat(32),
      new BuildSpan(2, 1, 0.25, 0.123),
      false);

  @Test
  void isReadFromTheObjectThatItGave() throws Exception {
    assertThat(Binary.fromJson(binary.toJson(TARGET), TARGET)).isEqualTo(binary);
  }

  @Test
  void isFoundWhereTheBuildFolderIsNow() throws Exception {
    TargetFolder moved = new TargetFolder(Path.of("moved").toAbsolutePath());

    assertThat(Binary.fromJson(binary.toJson(TARGET), moved).file())
        .isEqualTo(moved.path().resolve("go/windows-arm64/room.exe"));
  }

  @Test
  void isPublishedWithoutWhatDiffersFromRunToRun() {
    assertThat(binary.published(TARGET).keySet())
        .containsExactly("name", "package", "platform", "file", "size", "sha256");
  }

  @Test
  void isTheSameButForThatWhenItIsUpToDate() {
    Binary upToDate = binary.asUpToDate();

    assertThat(upToDate.upToDate()).isTrue();
    assertThat(upToDate).usingRecursiveComparison().ignoringFields("upToDate").isEqualTo(binary);
  }
}
