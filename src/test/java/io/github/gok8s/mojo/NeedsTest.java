package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {

  @TempDir
  Path folder;

  private GoMojo goal;

  @BeforeEach
  void aGoalInAnEmptyFolder() {
    goal = ExampleMojo.in(folder.toFile());
    goal.project.getBuild().setDirectory(folder.resolve("target").toString());
  }

  @Test
  void nothingIsAlwaysThere() {
    assertThat(Needs.NOTHING.missingIn(goal)).isEmpty();
  }

  @Test
  void aGoModIsEnoughForAll() throws Exception {
    Files.createFile(folder.resolve("go.mod"));

    assertThat(Needs.GO.missingIn(goal)).isEmpty();
    assertThat(Needs.GO_OR_JAVA.missingIn(goal)).isEmpty();
  }

  @Test
  void anImageOfJibIsEnoughForWhatTakesJava() throws Exception {
    Files.createDirectory(folder.resolve("target"));
    Files.createFile(folder.resolve("target/jib-image.json"));

    assertThat(Needs.GO_OR_JAVA.missingIn(goal)).isEmpty();
    assertThat(Needs.GO.missingIn(goal)).contains("no go.mod in " + folder);
  }

  @Test
  void ofAModuleWithoutJibOnlyTheGoModIsMissed() {
    assertThat(Needs.GO_OR_JAVA.missingIn(goal)).contains("no go.mod in " + folder);
  }

  @Test
  void whereJibStandsInThePomItsImageIsMissedByGoalsThatTakeIt() {
    Plugin jib = new Plugin();
    jib.setGroupId("com.google.cloud.tools");
    jib.setArtifactId("jib-maven-plugin");
    goal.project.getBuild().addPlugin(jib);

    assertThat(Needs.GO_OR_JAVA.missingIn(goal))
        .contains("jib-maven-plugin has made no image, for "
            + folder.resolve("target/jib-image.json")
            + " is not there. Its goal build makes it, best bound to the phase package");
    assertThat(Needs.GO.missingIn(goal)).contains("no go.mod in " + folder);
  }

  @Test
  void goalsTellWhatTheyNeed() {
    assertThat(goal.needs()).isEqualTo(Needs.GO);
    assertThat(new DoctorMojo().needs()).isEqualTo(Needs.NOTHING);
  }
}
