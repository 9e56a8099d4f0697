package io.github.gok8s.mojo;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.lifecycle.mapping.Lifecycle;
import org.apache.maven.lifecycle.mapping.LifecycleMapping;
import org.apache.maven.lifecycle.mapping.LifecycleMojo;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * Gives the plugins that the packaging {@code go} binds the versions that this Maven binds for {@code jar}, where the
 * POM names none.
 *
 * <p>Without a version Maven would ask the repositories for the newest one, which fails offline and differs from that
 * of the Java modules beside; versions in the packaging itself would win over Maven's, and Maven 4 warns of them.
 */
final class DefaultVersions {

  private final Map<String, LifecycleMapping> packagings;

  @Inject
  DefaultVersions(Map<String, LifecycleMapping> packagings) {
    this.packagings = packagings;
  }

  /** Sets the versions that are missing in a project of packaging {@code go}. */
  void complete(MavenProject project) {
    if (project.getPackaging().equals("go")) {
      project.getBuildPlugins().stream()
          .filter(plugin -> plugin.getVersion() == null)
          .forEach(plugin -> versionForJar(plugin).ifPresent(plugin::setVersion));
    }
  }

  private Optional<String> versionForJar(Plugin plugin) {
    String start = plugin.getKey() + ":";
    return Optional.ofNullable(packagings.get("jar"))
        .map(packaging -> packaging.getLifecycles().get("default"))
        .stream()
        .flatMap(DefaultVersions::goals)
        .filter(goal -> goal.startsWith(start))
        .map(goal -> goal.substring(start.length()).split(":", 2)[0])
        .findFirst();
  }

  /** Lists the goals as in {@code org.apache.maven.plugins:maven-install-plugin:3.1.4:install}. */
  private static Stream<String> goals(Lifecycle lifecycle) {
    return lifecycle.getLifecyclePhases().values().stream()
        .flatMap(phase -> phase.getMojos().stream())
        .map(LifecycleMojo::getGoal);
  }
}
