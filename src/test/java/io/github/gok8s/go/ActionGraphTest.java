package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionGraphTest {

  @TempDir
  Path folder;

  private final Timeline timeline = new Timeline(true);

  @Test
  void countsTheCompilationsAndLinksThatWereDone() throws Exception {
    Path file = Files.writeString(folder.resolve("actions.json"), """
        [
          {"ID": 0, "Mode": "go build", "Package": ""},
          {"ID": 1, "Mode": "link", "Package": "example.com/room", "CmdReal": 250000000},
          {"ID": 2, "Mode": "build", "Package": "example.com/room", "CmdReal": 1000000000},
          {"ID": 3, "Mode": "build", "Package": "fmt", "CmdReal": 500000000},
          {"ID": 4, "Mode": "build", "Package": "os", "CmdReal": 0},
          {"ID": 5, "Mode": "build", "Package": "io"},
          {"ID": 6, "Mode": "nop", "CmdReal": 7}
        ]
        """);

    ActionGraph.addTo(timeline, file);

    assertThat(timeline.lines(Instant.now()))
        .hasSize(4)
        .startsWith(
            "time    link                              1 ×      0.250 s",
            "time    compile                           2 ×      1.500 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "null", "[1]"})
  void saysThatThisGoGivesNoTimes(String content) throws Exception {
    ActionGraph.addTo(timeline, Files.writeString(folder.resolve("actions.json"), content));

    assertThat(timeline.lines(Instant.now()).get(0)).startsWith("time    (no times from this Go)");
  }

  @Test
  void saysSoTooAboutAFileThatIsNotThere() {
    ActionGraph.addTo(timeline, folder.resolve("none.json"));

    assertThat(timeline.lines(Instant.now()).get(0)).startsWith("time    (no times from this Go)");
  }
}
