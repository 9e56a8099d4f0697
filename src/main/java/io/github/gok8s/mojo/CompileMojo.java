package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.MatrixBuild;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PrimaryBinary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProjectHelper;

/** Builds every main package of the module for every configured platform, and attaches the binaries. */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompileMojo extends GoMojo {

  private final GoBuild build;
  private final Manifests manifests;
  private final MavenProjectHelper projectHelper;

  @Inject
  CompileMojo(GoBuild build, Manifests manifests, MavenProjectHelper projectHelper) {
    this.build = build;
    this.manifests = manifests;
    this.projectHelper = projectHelper;
  }

  @Override
  void run()
      throws GoException, ImageException, KubeException, IOException, InterruptedException,
          MojoFailureException {
    // said now, not after the minutes that compiling may take
    requireNonNullElseGet(test, TestConfig::new).toOptions(Optional.empty());
    ImageConfig config = requireNonNullElseGet(image, ImageConfig::new);
    config.check(ImageProject.of(project));
    if (isFollowedBy("manifests")) {
      manifests.check(this);
    }
    ModulePush push = new ModulePush(this);
    if (push.isAhead()) {
      push.check();
    }
    GoModule module = GoModule.in(folder());
    MatrixBuild matrix = new MatrixBuild(
        module,
        requireNonNullElse(platforms, List.of()),
        build.options(this),
        target(),
        isFollowedBy("image"));
    MatrixBuild.Outcome outcome = matrix.<ImageException>run(
        build.goCommand(this, Optional.of(module)),
        build.compilers(this),
        all -> checkBases(config, all));
    BuildRecord record = outcome.record();
    Optional<String> primary = PrimaryBinary.among(
        record.names(), Optional.ofNullable(binaryName), project.getArtifactId());
    for (Binary binary : record.binaries()) {
      if (outcome.wanted().contains(binary.platform())) {
        projectHelper.attachArtifact(
            project, "exe", classifier(binary, primary), binary.file().toFile());
      }
    }
  }

  /** Finds out that a base lacks a platform, or can't be had at all, before anything is compiled. */
  private void checkBases(ImageConfig config, List<Platform> all) throws ImageException {
    if (isFollowedBy("image")) {
      ImageBases.check(this, config, all);
    }
  }

  /** Whether a goal comes after this one: by the packaging, or by an execution. */
  private boolean isFollowedBy(String goal) {
    boolean isBound = project.getPackaging().equals("go")
        || mojoExecution.getPlugin().getExecutions().stream()
            .anyMatch(execution -> execution.getGoals().contains(goal));
    return isBound && !new GoalStart(this).isSkipped(goal);
  }

  /** Gives {@code linux-arm64} for the primary binary, {@code tool-linux-arm64} for another. */
  private static String classifier(Binary binary, Optional<String> primary) {
    Platform platform = binary.platform();
    boolean isPrimary = primary.isPresent() && primary.get().equals(binary.name());
    return isPrimary ? platform.slug() : binary.name() + "-" + platform.slug();
  }
}
