package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.KubeObject;
import io.github.gok8s.kube.ManifestSet;
import io.github.gok8s.kube.manifest.ManifestAssembly;
import io.github.gok8s.report.Report;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
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
  Needs needs() {
    return Needs.GO_OR_JAVA;
  }

  @Override
  void run() throws KubeException, ImageException, GoException, RecordException, IOException {
    if (new GoalStart(this).isSkipped("image") && !Files.exists(target().imageRecord())) {
      getLog()
          .info("skipped: the goal image is skipped, and without an image there is nothing to run");
      return;
    }
    Optional<String> inputs = ManifestInputs.of(this);
    Optional<ManifestState> unchanged = inputs.flatMap(
        now -> ManifestState.readFrom(target()).filter(last -> last.holds(now, target())));
    if (unchanged.isPresent()) {
      getLog().info("up to date   manifests " + unchanged.get().summary());
    } else {
      write(inputs);
    }
    projectHelper.attachArtifact(
        project, "yaml", "kubernetes", target().manifests().toFile());
    new Report(project.getArtifactId(), project.getVersion(), target()).write();
  }

  private void write(Optional<String> inputs)
      throws KubeException, ImageException, GoException, RecordException, IOException {
    ManifestAssembly.Assembled made = manifests.make(this);
    made.notes().forEach(getLog()::warn);
    Path file = target().manifests();
    String summary = summary(made.set());
    getLog()
        .info(
            made.set().writeTo(file)
                ? "manifests   " + summary + " in " + file
                : "up to date   manifests " + summary);
    // what there is to warn of shall be told each time
    if (inputs.isPresent() && made.notes().isEmpty()) {
      ManifestState.of(inputs.get(), summary, target()).writeTo(target());
    }
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
