package io.github.gok8s.mojo;

import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The properties that the user's manifests may hold: those of the command line, of the project, and the image. Never
 * those of the machine: the same project gives the same manifests anywhere.
 *
 * @param goal the goal, for its session and project
 * @param image the image by digest
 */
record ManifestProperties(GoMojo goal, String image) implements Function<String, Optional<String>> {

  private static final String IMAGE = "k8s.image";
  private static final String PROJECT = "project.";

  @Override
  public Optional<String> apply(String name) {
    if (name.equals(IMAGE)) {
      return Optional.of(image);
    }
    String given = goal.session
        .getUserProperties()
        .getProperty(name, goal.project.getProperties().getProperty(name));
    String value = given == null && name.startsWith(PROJECT)
        ? ofProject(name.substring(PROJECT.length()), goal.project)
        : given;
    return Optional.ofNullable(value).filter(text -> !text.contains("${"));
  }

  private static @Nullable String ofProject(String name, MavenProject project) {
    Model model = project.getModel();
    return switch (name) {
      case "groupId" -> project.getGroupId();
      case "artifactId" -> project.getArtifactId();
      case "version" -> project.getVersion();
      case "packaging" -> project.getPackaging();
      case "name" -> project.getName();
      case "description" -> model.getDescription();
      case "url" -> model.getUrl();
      case "inceptionYear" -> model.getInceptionYear();
      default -> null;
    };
  }
}
