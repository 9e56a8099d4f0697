package io.github.gok8s.mojo;

import io.github.gok8s.go.GoModule;
import io.github.gok8s.kube.manifest.ModuleImages;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The images of the modules that Maven builds together.
 *
 * @param goal the goal, for its session and project
 * @param own the image of its own module
 * @param isMade whether the images of other modules have to be there: before anything is built they are not
 */
record ReactorImages(GoMojo goal, String own, boolean isMade) implements ModuleImages {

  @Override
  public Optional<String> of(String artifactId) {
    if (artifactId.equals(goal.project.getArtifactId())) {
      return Optional.of(own);
    }
    return goal.session.getProjects().stream()
        .filter(project -> project.getArtifactId().equals(artifactId))
        .findFirst()
        .flatMap(project -> isMade ? image(project) : Optional.of(own));
  }

  @Override
  public Collection<String> names() {
    return goal.session.getProjects().stream().map(MavenProject::getArtifactId).toList();
  }

  /** Lists the images that Go modules have made; those of jib-maven-plugin are in their registry. */
  static List<ImageRecord> ofGoModules(MavenSession session) {
    return session.getProjects().stream()
        .filter(project -> project.getBasedir() != null
            && Files.exists(project.getBasedir().toPath().resolve(GoModule.GO_MOD)))
        .flatMap(project -> record(project).stream())
        .toList();
  }

  private static Optional<String> image(MavenProject project) {
    return record(project).map(ImageRecord::reference);
  }

  private static Optional<ImageRecord> record(MavenProject project) {
    try {
      TargetFolder target =
          new TargetFolder(Path.of(project.getBuild().getDirectory()).toAbsolutePath());
      return Optional.of(ImageRecord.readFrom(target));
    } catch (RecordException e) {
      return Optional.empty();
    }
  }
}
