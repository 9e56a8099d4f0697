package io.github.gok8s.mojo;

import io.github.gok8s.image.GitCheckout;
import io.github.gok8s.image.ImageSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.model.License;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What an image has of its Maven project.
 *
 * @param folder where relative files start
 * @param defaultName the name where the configuration has none
 * @param version the version, which is the default tag
 * @param description what the image tells about itself
 */
record ImageProject(
    Path folder, String defaultName, String version, ImageSpec.Description description) {

  private static final String PREFIX = "org.opencontainers.image.";

  /**
   * Reads the project.
   *
   * @throws MojoFailureException if its {@code project.build.outputTimestamp} is no date
   */
  static ImageProject of(MavenProject project) throws MojoFailureException {
    File basedir = project.getBasedir();
    Path folder = (basedir == null ? new File("") : basedir).toPath().toAbsolutePath();
    GitCheckout git = GitCheckout.of(folder);
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "revision", git.revision().orElse(null));
    put(annotations, "source", git.source().orElse(null));
    put(annotations, "title", project.getName());
    put(annotations, "description", project.getDescription());
    put(annotations, "version", project.getVersion());
    put(annotations, "url", project.getUrl());
    put(annotations, "licenses", licenses(project.getLicenses()));
    if (project.getScm() != null) {
      put(annotations, "source", project.getScm().getUrl());
    }
    if (project.getOrganization() != null) {
      put(annotations, "vendor", project.getOrganization().getName());
    }
    String timestamp = project.getProperties().getProperty(OutputTimestamp.PROPERTY);
    return new ImageProject(
        folder,
        project.getArtifactId().toLowerCase(Locale.ROOT),
        project.getVersion(),
        new ImageSpec.Description(OutputTimestamp.parse(timestamp), annotations));
  }

  private static void put(Map<String, String> annotations, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      annotations.put(PREFIX + name, value.strip().replaceAll("\\s+", " "));
    }
  }

  /** The annotation takes SPDX expressions only: names that are none are left out. Of several licences a user of Maven may choose. */
  private static String licenses(List<License> licenses) {
    return licenses.stream()
        .map(License::getName)
        .filter(name -> name != null && name.matches("[A-Za-z0-9.+-]+"))
        .collect(Collectors.joining(" OR "));
  }
}
