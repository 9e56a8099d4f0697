package io.github.gok8s.mojo;

import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.connection.Tree;
import io.github.gok8s.kube.manifest.Containers;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlException;
import io.github.gok8s.kube.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Reads the manifests that an earlier {@code package} has made: from {@code target/}, or from a Maven repository. */
final class PublishedManifests {

  private final RepositorySystem repositories;

  @Inject
  PublishedManifests(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * Reads those of the project in whose folder Maven runs.
   *
   * @throws KubeException if there are none
   */
  ManifestSet inTarget(GoMojo goal) throws KubeException, IOException {
    Path file = goal.target().manifests();
    if (!Files.exists(file)) {
      throw KubeException.inProject("There are no manifests to apply: " + file
          + " is not there. mvn package makes it; -Dk8s.artifact=g:a:v takes published ones.");
    }
    return read(file);
  }

  /**
   * Fetches those of a published module.
   *
   * @param coordinates {@code groupId:artifactId:version}
   * @throws KubeException if there are none
   */
  ManifestSet of(GoMojo goal, String coordinates) throws KubeException, IOException {
    String[] parts = coordinates.strip().split(":", -1);
    if (parts.length != 3) {
      throw KubeException.inProject(
          "-Dk8s.artifact is \"" + coordinates + "\": write groupId:artifactId:version.");
    }
    ArtifactRequest request = new ArtifactRequest(
        new DefaultArtifact(parts[0], parts[1], "kubernetes", "yaml", parts[2]),
        goal.project.getRemoteProjectRepositories(),
        null);
    try {
      return read(repositories
          .resolveArtifact(goal.session.getRepositorySession(), request)
          .getArtifact()
          .getFile()
          .toPath());
    } catch (ArtifactResolutionException e) {
      throw KubeException.inProject(
          "The manifests of " + coordinates + " can't be had: " + e.getMessage()
              + ". mvn deploy of that module publishes them, with the classifier kubernetes.");
    }
  }

  /** Gives the image of the first container, which is that of the module. */
  Optional<String> image(ManifestSet set) {
    return set.workloads().stream()
        .map(KubeObject::tree)
        .flatMap(tree -> Containers.template(tree).stream())
        .flatMap(template -> Tree.list(template, "spec", "containers").stream())
        .flatMap(container -> Tree.text(container, "image").stream())
        .findFirst();
  }

  private static ManifestSet read(Path file) throws KubeException, IOException {
    try {
      List<KubeObject> objects = new ArrayList<>();
      for (YamlDocument document : YamlFile.read(file, file.toString(), ScalarFilter.NONE)) {
        objects.add(new KubeObject(document.tree()));
      }
      return new ManifestSet(objects);
    } catch (YamlException e) {
      throw KubeException.inProject(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw KubeException.inProject(file + ": " + e.getMessage() + ".");
    }
  }
}
