package io.github.gok8s.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TargetFolderTest {

  private final Path path = Path.of("shop", "target").toAbsolutePath();
  private final TargetFolder target = new TargetFolder(path);

  @Test
  void keepsEachPlatformsBinariesAtAStablePath() throws Exception {
    assertThat(target.binaries(Platform.parse("linux/arm")))
        .isEqualTo(path.resolve("go/linux-arm-v7"));
  }

  @Test
  void keepsRecordsAndImageApartFromBinaries() {
    assertThat(target.compileState()).isEqualTo(path.resolve("k8s/state/compile.json"));
    assertThat(target.buildRecord()).isEqualTo(path.resolve("k8s/build.json"));
    assertThat(target.imageRecord()).isEqualTo(path.resolve("k8s/image.json"));
    assertThat(target.image()).isEqualTo(path.resolve("k8s/image"));
  }

  @Test
  void writesPathsWithSlashes() throws Exception {
    Path file = target.binaries(Platform.parse("windows/amd64")).resolve("room.exe");

    assertThat(target.relative(file)).isEqualTo("go/windows-amd64/room.exe");
  }
}
