package io.github.gok8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildCallTest {

  private static final Platform LINUX = new Platform("linux", "amd64", Optional.empty());
  private static final Platform MAC = new Platform("darwin", "arm64", Optional.empty());

  @Test
  void makesAllProgramsOfItsPlatform() {
    BuildSpan one = new BuildSpan(1, 1, 0.5, 2);
    BuildSpan other = new BuildSpan(1, 2, 0.25, 3);
    BuildRecord build = new BuildRecord(
        "go1.26.8",
        List.of(),
        List.of(
            binary("client", LINUX, one),
            binary("server", LINUX, one),
            binary("client", MAC, other)));

    assertThat(BuildCall.of(build))
        .containsExactly(
            new BuildCall(LINUX, "client, server", one), new BuildCall(MAC, "client", other));
  }

  private static Binary binary(String name, Platform platform, BuildSpan span) {
    return new Binary(name, "./" + name, platform, Path.of(name), 1, "00", span, false);
  }
}
