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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LoadMojoTest {

  private static final String ENGINE =
      "case \"$1\" in version) echo linux/amd64;; image) cat id;; load) cat > loaded.tar;; esac";

  @TempDir
  Path folder;

  private final List<String> log = new ArrayList<>();
  private StandIns programs;
  private LoadMojo goal;

  @BeforeEach
  void aModule() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    programs = new StandIns(folder);
    goal = new LoadMojo(new ImageLoad(new ProcessRunner(), programs.environment()));
    ExampleMojo.intoRoom(goal, folder, log);
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
      goal.session.getUserProperties().setProperty("k8s.image.engine", engine);
      goal.execute();
    }

    assertThat(log)
        .containsExactly("loaded   room:1.0 into podman", "loaded   room:1.0 into docker");
  }

  @ParameterizedTest
  @CsvSource({
    "k8s:load, true",
    "k8s:load@mine, true",
    "io.github.gok8s:go-k8s-maven-plugin:1.0:load, true",
    "com.example:other-maven-plugin:load, false",
    "k8s:loading, false",
    "package, false"
  })
  void knowsWhetherThisRunWillLoad(String asked, boolean isAhead) {
    goal.session.getRequest().setGoals(List.of("package", asked));

    assertThat(new ModuleLoad(goal).isAhead()).isEqualTo(isAhead);
    goal.session.getUserProperties().setProperty("k8s.skip.load", "true");
    assertThat(new ModuleLoad(goal).isAhead()).isFalse();
  }

  @Test
  void refusesAnotherEngine() {
    goal.session.getUserProperties().setProperty("k8s.image.engine", "dokcer");

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("<image><engine> (-Dk8s.image.engine) is \"dokcer\": write docker or podman.");
  }

  @Test
  void saysThatThereIsNoEngine() throws Exception {
    RoomImage.make(goal);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("Neither docker nor podman is on the PATH");
  }

  @Test
  void saysThatThereIsNoImageYet() throws Exception {
    programs.program("docker", ENGINE);

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(goal.target().imageRecord() + " is not there. mvn package makes it.");
  }
}
