package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.manifest.ManifestAssembly;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProjectHelper;

/** Writes the Kubernetes objects that run the image to {@code target/k8s/manifests.yaml}, and attaches them. */
@Mojo(name = "manifests", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ManifestsMojo extends GoMojo {

  private final Manifests manifests;
  private final MavenProjectHelper projectHelper;

  @Inject
  ManifestsMojo(Manifests manifests, MavenProjectHelper projectHelper) {
    this.manifests = manifests;
    this.projectHelper = projectHelper;
  }

  @Override
  void run() throws KubeException, ImageException, GoException, RecordException, IOException {
    if (new GoalStart(this).isSkipped("image") && !Files.exists(target().imageRecord())) {
      getLog()
          .info("skipped: the goal image is skipped, and without an image there is nothing to run");
      return;
    }
    ManifestAssembly.Assembled made = manifests.make(this);
    made.notes().forEach(getLog()::warn);
    Path file = target().manifests();
    if (made.set().writeTo(file)) {
      getLog().info("manifests   " + summary(made.set()) + " in " + file);
    } else {
      getLog().info("up to date   manifests " + summary(made.set()));
    }
    projectHelper.attachArtifact(project, "yaml", "kubernetes", file.toFile());
  }

  /** Gives {@code room: ServiceAccount, Service, Deployment}. */
  private static String summary(ManifestSet set) {
    return set.objects().stream()
        .collect(Collectors.groupingBy(
            KubeObject::name,
            LinkedHashMap::new,
            Collectors.mapping(KubeObject::kind, Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
