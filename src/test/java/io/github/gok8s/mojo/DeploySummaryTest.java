package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class DeploySummaryTest {

  private final MavenSession session = Sessions.withUserProperties(new Properties());
  private final List<MavenProject> modules = Stream.of("root", "room", "html-server", "job")
      .map(DeploySummaryTest::module)
      .toList();
  private final DeploySummary summary = new DeploySummary(session);

  DeploySummaryTest() {
    session.setProjects(modules);
  }

  @Test
  void eachModuleHasALineInTheOrderOfTheReactor() {
    summary.add(modules.get(3), record(Optional.empty(), Optional.empty(), Optional.empty()));
    summary.add(
        modules.get(2),
        record(Optional.of(4), Optional.of("http://172.18.0.2:30080/"), Optional.empty()));
    summary.add(
        modules.get(1),
        record(
            Optional.of(0),
            Optional.empty(),
            Optional.of(new Diagnosis("It crashes.", List.of("exit code 2"), ""))));

    assertThat(summary.lines())
        .containsExactly(
            "deployed:",
            "  room          does not run: It crashes.   in shop",
            "  html-server   4 ready   http://172.18.0.2:30080/   in shop",
            "  job           not waited for   in shop");
  }

  @Test
  void aModuleThatFailedIsNamedByTheFirstLineOfItsMessage() {
    summary.add(modules.get(1), record(Optional.of(1), Optional.empty(), Optional.empty()));
    summary.add(
        modules.get(2),
        KubeException.inProject("Nothing was written, as one object is refused:\nDeployment"));

    assertThat(summary.lines())
        .containsExactly(
            "deployed:",
            "  room          1 ready   in shop",
            "  html-server   failed: Nothing was written, as one object is refused:");
  }

  @Test
  void theLogOfOneModuleNeedsNoSummary() {
    assertThat(summary.lines()).isEmpty();
    summary.add(modules.get(1), record(Optional.of(1), Optional.empty(), Optional.empty()));
    assertThat(summary.lines()).isEmpty();
  }

  private static DeployRecord record(
      Optional<Integer> ready, Optional<String> url, Optional<Diagnosis> failure) {
    return new DeployRecord("dev", "shop", Optional.empty(), List.of(), 1, ready, url, failure);
  }

  private static MavenProject module(String name) {
    Model model = new Model();
    model.setArtifactId(name);
    return new MavenProject(model);
  }
}
