package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What became of each module that one run of Maven was to deploy.
 *
 * @param session the run
 */
record DeploySummary(MavenSession session) {

  /** Notes what became of a module. */
  void add(MavenProject module, DeployRecord record) {
    String state = record
        .failure()
        .map(Diagnosis::cause)
        .map(cause -> "does not run: " + cause)
        .or(() -> record.ready().map(ready -> ready + " ready"))
        .orElse("not waited for");
    outcomes()
        .put(
            module.getArtifactId(),
            state + record.url().map(url -> "   " + url).orElse("") + "   in "
                + record.namespace());
  }

  /** Notes that a module's deploy ended before it was known whether it runs. */
  void add(MavenProject module, KubeException failure) {
    String cause = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    outcomes().put(module.getArtifactId(), "failed: " + cause);
  }

  /** Gives a line for each module in the order of the reactor; none where the log of one module says it all. */
  List<String> lines() {
    Map<String, String> outcomes = outcomes();
    if (outcomes.size() < 2) {
      return List.of();
    }
    int width = outcomes.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>(List.of("deployed:"));
    session.getProjects().stream()
        .map(MavenProject::getArtifactId)
        .filter(outcomes::containsKey)
        .forEach(module -> lines.add(
            "  " + module + " ".repeat(width - module.length()) + "   " + outcomes.get(module)));
    return lines;
  }

  private Map<String, String> outcomes() {
    return SessionMap.of(session, "io.github.gok8s.deployed");
  }
}
