package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.StandIns;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.ImageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LoadMojoTest {

  private static final String ENGINE =
      "case \"$1\" in version) echo linux/amd64;; image) cat id;; load) cat > loaded.tar;; esac";

  @TempDir
  Path folder;

  private final LoadMojo goal = new LoadMojo();
  private final List<String> log = new ArrayList<>();
  private StandIns programs;

  @BeforeEach
  void aModule() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    ExampleMojo.intoRoom(goal, folder, log);
    programs = new StandIns(folder);
    goal.loading = new ImageLoad(new ProcessRunner(), programs.environment());
  }

  @Test
  void loadsUnderAllTagsIntoTheEngineThatIsThere() throws Exception {
    programs.program("podman", ENGINE);
    goal.session.getUserProperties().setProperty("k8s.image.tags", "1.0,edge");
    RoomImage.make(goal);

    goal.execute();

    assertThat(log).containsExactly("loaded   room:1.0, :edge into podman");
    assertThat(folder.resolve("loaded.tar")).isNotEmptyFile();
  }

  @Test
  void saysThatTheImageIsThere() throws Exception {
    programs.program("docker", ENGINE);
    RoomImage.make(goal);
    Files.writeString(folder.resolve("id"), ImageRecord.readFrom(goal.target()).digest());

    goal.execute();

    assertThat(log).containsExactly("up to date   docker has room:1.0");
    assertThat(programs.calls()).doesNotContain("docker load");
  }

  @Test
  void takesTheEngineThatIsNamed() throws Exception {
    programs.program("docker", ENGINE);
    programs.program("podman", ENGINE);
    RoomImage.make(goal);
    for (String engine : List.of("podman", "docker")) {
      goal.engine = engine;
      goal.execute();
    }

    assertThat(log)
        .containsExactly("loaded   room:1.0 into podman", "loaded   room:1.0 into docker");
  }

  @Test
  void refusesAnotherEngine() {
    goal.engine = "dokcer";

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("<engine> (-Dk8s.engine) is \"dokcer\", and can be docker or podman.");
  }

  @Test
  void saysThatThereIsNoEngine() throws Exception {
    RoomImage.make(goal);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("The image can't be loaded: docker is not on the PATH.");
  }

  @Test
  void saysThatThereIsNoImageYet() {
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(goal.target().imageRecord() + " is not there. mvn package makes it.");
  }
}
