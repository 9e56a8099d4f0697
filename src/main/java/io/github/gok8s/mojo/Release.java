package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.go.dist.DistributionSpec;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.SbomSubject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.License;
import org.apache.maven.plugin.MojoFailureException;

/** Turns the project into what its binaries are published as. */
record Release(GoMojo goal) {

  /** Gives what {@code package} makes. */
  DistributionSpec spec(BuildRecord record) throws IOException, MojoFailureException {
    Instant time =
        OutputTimestamp.parse(goal.project.getProperties().getProperty(OutputTimestamp.PROPERTY));
    return new DistributionSpec(
        goal.project.getBuild().getFinalName(),
        subject(time),
        new PublishedBinaries(goal).of(record),
        goal.archives == null ? Optional.empty() : goal.archives.toSpec(goal.project),
        time);
  }

  private SbomSubject subject(Instant time) {
    return new SbomSubject(
        goal.project.getGroupId(),
        goal.project.getArtifactId(),
        goal.project.getVersion(),
        hasMainArtifact() ? "zip" : goal.project.getPackaging(),
        requireNonNullElse(goal.project.getLicenses(), List.<License>of()).stream()
            .filter(license -> license.getName() != null)
            .map(license ->
                new SbomSubject.Licence(license.getName(), Optional.ofNullable(license.getUrl())))
            .toList(),
        goal.mojoExecution.getVersion(),
        time.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(time));
  }

  /** With another packaging, the main artifact is another plugin's. */
  boolean hasMainArtifact() {
    return goal.project.getPackaging().equals("go");
  }
}
