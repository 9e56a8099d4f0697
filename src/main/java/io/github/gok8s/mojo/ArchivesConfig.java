package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.go.dist.ArchiveContent;
import io.github.gok8s.go.dist.ArchiveName;
import io.github.gok8s.go.dist.DistributionSpec.Archives;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The {@code <archives>} element. */
public final class ArchivesConfig {

  /** Whether to make an archive for each platform; default is true where {@code <archives>} has an element. */
  @Nullable
  Boolean enabled;

  /** The archives' name without ending; default is {@code {artifactId}-{version}-{platform}}. Also {@code {os}}, {@code {arch}} and {@code {variant}}. */
  @Nullable
  String name;

  /** The files beside the binaries, as globs in the module's folder; default is licence, notice and readme. */
  @Nullable
  List<String> files;

  private Optional<String> shortForm = Optional.empty();

  /** Takes the short form, {@code <archives>true</archives>}. */
  public void set(String text) {
    enabled = null;
    shortForm = Optional.of(text.strip());
  }

  /**
   * Gives what the elements say; nothing where no archive is wanted.
   *
   * @throws MojoFailureException if the short form is neither true nor false
   */
  Optional<Archives> toSpec(MavenProject project) throws MojoFailureException {
    if (!isEnabled()) {
      return Optional.empty();
    }
    List<Path> folders = new ArrayList<>();
    for (MavenProject at = project; at != null && at.getBasedir() != null; at = at.getParent()) {
      folders.add(at.getBasedir().toPath().toAbsolutePath());
    }
    return Optional.of(new Archives(
        new ArchiveName(
            requireNonNullElse(name, ArchiveName.DEFAULT),
            project.getArtifactId(),
            project.getVersion()),
        new ArchiveContent(folders, GivenValues.of(files))));
  }

  private boolean isEnabled() throws MojoFailureException {
    if (enabled != null) {
      return enabled;
    }
    String text = shortForm.orElse("true");
    if (!OptionText.isBoolean(text)) {
      throw new MojoFailureException(
          "<archives> (-Dk8s.archives): \"" + text + "\" is neither true nor false.");
    }
    return Boolean.parseBoolean(text);
  }
}
