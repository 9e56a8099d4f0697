package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoMojoTest {

  @TempDir
  Path folder;

  private ExampleMojo mojo;
  private final StringBuilder log = new StringBuilder();

  @BeforeEach
  void aGoalInAGoModule() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    mojo = ExampleMojo.in(folder.toFile());
    mojo.setLog(new SystemStreamLog() {
      @Override
      public void info(CharSequence line) {
        log.append(line).append('\n');
      }
    });
  }

  @Test
  void runsTheGoal() throws Exception {
    mojo.execute();

    assertThat(mojo.runs).isEqualTo(1);
    assertThat(log).isEmpty();
  }

  @Test
  void saysInOneLineThatThereIsNothingToDoWithoutGoMod() throws Exception {
    Files.delete(folder.resolve("go.mod"));

    mojo.execute();

    assertThat(mojo.runs).isZero();
    assertThat(log).hasToString("skipped: no go.mod in " + folder + "\n");
  }

  @Test
  void theBuildFolderIsThatOfThePomElseTheOneBesideMaven() {
    mojo.project.getBuild().setDirectory(folder.resolve("out").toString());
    assertThat(mojo.target().manifests()).isEqualTo(folder.resolve("out/k8s/manifests.yaml"));

    mojo.project = new MavenProject();
    mojo.project.getBuild().setDirectory("${project.basedir}/target");
    mojo.session.getRequest().setBaseDirectory(folder.toFile());
    assertThat(mojo.target().manifests()).isEqualTo(folder.resolve("target/k8s/manifests.yaml"));
  }

  @Test
  void skipsWhereThePomSaysSo() throws Exception {
    mojo.skip = true;

    mojo.execute();

    assertThat(mojo.runs).isZero();
    assertThat(log).hasToString("skipped, as <skip> or -Dk8s.skip says\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s.skip", "k8s.skip.example"})
  void skipsWhereAPropertySaysSo(String property) throws Exception {
    mojo.session.getUserProperties().setProperty(property, "true");

    mojo.execute();

    assertThat(mojo.runs).isZero();
  }

  @Test
  void runsWhereThePomSkipsAndTheCommandLineDoesNot() throws Exception {
    mojo.skip = true;
    mojo.project.getProperties().setProperty("k8s.skip.example", "true");
    mojo.session.getUserProperties().setProperty("k8s.skip", "false");
    mojo.session.getUserProperties().setProperty("k8s.skip.example", "false");

    mojo.execute();

    assertThat(mojo.runs).isEqualTo(1);
  }

  @Test
  void doesNotSkipForAnotherGoal() throws Exception {
    mojo.project.getProperties().setProperty("k8s.skip.help", "true");

    mojo.execute();

    assertThat(mojo.runs).isEqualTo(1);
  }

  @Test
  void takesWhatTheCommandLineSays() throws Exception {
    mojo.goVersion = "1.25.0";
    mojo.session.getUserProperties().setProperty("k8s.goVersion", "1.26.8");

    mojo.execute();

    assertThat(mojo.goVersion).isEqualTo("1.26.8");
  }

  @Test
  void refusesAMisspeltPropertyWhereThePluginIsNoExtension() {
    mojo.mojoExecution.getPlugin().setExtensions(false);
    mojo.session.getUserProperties().setProperty("k8s.skpi", "true");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("-Dk8s.skpi is no property of go-k8s-maven-plugin.");
    assertThat(mojo.runs).isZero();
  }

  @Test
  void refusesAMisspeltElementWhereThePluginIsNoExtension() throws Exception {
    mojo.mojoExecution.getPlugin().setExtensions(false);
    mojo.mojoExecution.getPlugin().setConfiguration(dom("<skpi>true</skpi>"));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("<skpi> is no element of go-k8s-maven-plugin's configuration ("
            + folder.resolve("pom.xml") + ").");
  }

  @Test
  void refusesAValueThatHoldsAnUnresolvedExpression() throws Exception {
    mojo.mojoExecution.setConfiguration(dom("<goVersion>${go.version}</goVersion>"));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("<goVersion>: \"${go.version}\" is not resolved: no property has that name.");
  }

  @Test
  void tellsAMistakeInTheProjectFromTheMachine() {
    mojo.toThrow = GoException.inProject("main.go:3: no.");
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    mojo.toThrow = new AccessDeniedException("/t");
    assertThatThrownBy(mojo::execute).isInstanceOf(MojoExecutionException.class);
  }

  @Test
  void knowsTheFoldersOfTheModule() {
    mojo.project.getBuild().setDirectory(folder.resolve("target").toString());

    assertThat(mojo.folder()).isEqualTo(folder);
    assertThat(mojo.target().path()).isEqualTo(folder.resolve("target"));
    assertThat(mojo.offline()).isFalse();
  }

  private static Xpp3Dom dom(String xml) throws Exception {
    return Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"));
  }
}
