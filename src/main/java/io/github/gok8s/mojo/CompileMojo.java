package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.MatrixBuild;
import io.github.gok8s.go.dist.Published;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Platform;
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

  private static final String TYPE = "exe";

  private final GoBuild build;
  private final Manifests manifests;
  private final MavenProjectHelper projectHelper;
  private boolean leavesArtifacts;

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
    if (archives != null && archives.toSpec(project).isPresent()) {
      archives.toSpec(project).get().name().check();
    }
    if (build.isFollowedBy("manifests", this)) {
      manifests.check(this);
    }
    ModulePush push = new ModulePush(this);
    if (push.isAhead()) {
      push.check();
    }
    ModuleLoad load = new ModuleLoad(this);
    if (load.isAhead()) {
      load.check();
    }
    GoModule module = GoModule.in(folder());
    MatrixBuild matrix = build.matrix(this, module);
    MatrixBuild.Outcome outcome = matrix.<ImageException>run(
        build.goCommand(this, Optional.of(module)),
        build.compilers(this),
        all -> checkBases(config, all));
    BuildRecord record = outcome.record();
    PublishedBinaries published = new PublishedBinaries(this);
    if (!leavesArtifacts) {
      published.remember(outcome.wanted());
    }
    for (Published artifact : published.of(record)) {
      if (!isAttached(artifact)) {
        projectHelper.attachArtifact(
            project, TYPE, artifact.classifier(), artifact.binary().file().toFile());
      }
    }
  }

  /** Lets the artifacts be those of the last run: what else is compiled now is for the nodes of a cluster alone. */
  void leaveArtifacts() {
    leavesArtifacts = true;
  }

  /** The goal deploy compiles too, maybe after package; Maven warns of what is attached twice. */
  private boolean isAttached(Published artifact) {
    return project.getAttachedArtifacts().stream()
        .anyMatch(
            one -> TYPE.equals(one.getType()) && artifact.classifier().equals(one.getClassifier()));
  }

  /** Finds out that a base lacks a platform, or can't be had at all, before anything is compiled. */
  private void checkBases(ImageConfig config, List<Platform> all) throws ImageException {
    if (build.isFollowedBy("image", this)) {
      ImageBases.check(this, config, all);
    }
  }
}
