package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.GoVersion;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.manifest.ManifestAssembly;
import io.github.gok8s.kube.manifest.ManifestFile;
import io.github.gok8s.kube.manifest.PropertyFilter;
import io.github.gok8s.kube.manifest.Workload;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Makes the Kubernetes objects of a goal's project. */
final class Manifests {

  /** The first Go that sees the limit of CPU by itself (https://go.dev/doc/go1.25#container-aware-gomaxprocs). */
  private static final GoVersion SEES_CPU_LIMIT =
      new GoVersion(1, 25, Optional.empty(), Optional.empty());

  /** Stands for the image's digest while there is no image. */
  private static final String ANY_DIGEST = "@sha256:" + "0".repeat(64);

  @Inject
  Manifests() {}

  /**
   * Makes the objects for the image that {@code target/k8s/image.json} describes.
   *
   * @throws KubeException if there is no image, or something is wrong with the configuration or the user's manifests
   */
  ManifestAssembly.Assembled make(GoMojo goal)
      throws KubeException, ImageException, GoException, RecordException, IOException {
    JibImage java = new JibImage(goal);
    if (java.isThere()) {
      java.adopt();
    }
    if (!Files.exists(goal.target().imageRecord())) {
      throw KubeException.inProject("There is no image to run: " + goal.target().imageRecord()
          + " is not there. mvn package makes it.");
    }
    return make(goal, ImageRecord.readFrom(goal.target()).reference(), true);
  }

  /**
   * Finds what is wrong with the configuration and the user's manifests, before anything is compiled.
   *
   * @throws KubeException if something is
   */
  void check(GoMojo goal) throws KubeException, ImageException, GoException, IOException {
    Optional<String> inputs = ManifestInputs.of(goal);
    boolean wasRight = ManifestState.readFrom(goal.target())
        .filter(last -> inputs.isPresent() && inputs.get().equals(last.inputs()))
        .isPresent();
    if (!wasRight) {
      make(goal, "check" + ANY_DIGEST, false);
    }
  }

  private static ManifestAssembly.Assembled make(GoMojo goal, String image, boolean isMade)
      throws KubeException, ImageException, GoException, IOException {
    WorkloadConfig config = requireNonNullElseGet(goal.workload, WorkloadConfig::new);
    Workload workload = config.toWorkload(
        goal.project, requireNonNullElseGet(goal.image, ImageConfig::new), image, runtime(goal));
    List<ManifestFile> files = ManifestFile.find(GivenValues.of(config.manifests), goal.folder());
    return new ManifestAssembly(
            new PropertyFilter(new ManifestProperties(goal, image)),
            new ReactorImages(goal, image, isMade))
        .assemble(workload, files);
  }

  /** By the go line, which decides how the runtime behaves; without one Go takes 1.16 for it. */
  private static Workload.GoRuntime runtime(GoMojo goal) throws GoException {
    if (new JibImage(goal).isThere()) {
      return Workload.GoRuntime.OTHER;
    }
    return GoModule.in(goal.folder())
        .minimum()
        .filter(version -> version.isAtLeast(SEES_CPU_LIMIT))
        .map(version -> Workload.GoRuntime.SEES_CPU_LIMIT)
        .orElse(Workload.GoRuntime.SEES_NO_LIMIT);
  }
}
