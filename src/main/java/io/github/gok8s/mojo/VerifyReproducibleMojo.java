package io.github.gok8s.mojo;

import io.github.gok8s.go.GoCommand;
import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.go.MatrixBuild;
import io.github.gok8s.go.Rebuild;
import io.github.gok8s.go.dist.Distribution;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.StagingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Builds the module once more, from a copy in another folder and with an empty cache, and compares the digests of
 * binaries, archives, images and all else that is published with those of the build that is there, or is made first.
 */
@Mojo(name = "verify-reproducible", threadSafe = true)
public final class VerifyReproducibleMojo extends GoMojo {

  private final GoBuild build;
  private final ModuleImage moduleImage;

  @Inject
  VerifyReproducibleMojo(GoBuild build, ModuleImage moduleImage) {
    this.build = build;
    this.moduleImage = moduleImage;
  }

  @Override
  void run()
      throws GoException, ImageException, InvalidPlatformException, RecordException, IOException,
          InterruptedException, MojoFailureException {
    GoModule module = GoModule.in(folder());
    MatrixBuild matrix = build.matrix(this, module);
    GoCommand go = build.goCommand(this, Optional.of(module));
    BuildRecord first;
    if (!Files.exists(target().buildRecord())) {
      first =
          matrix.<GoException>run(go, build.compilers(this), platforms -> {}).record();
    } else {
      first = BuildRecord.readFrom(target());
      if (!matrix.isUpToDate(go)) {
        getLog()
            .warn("Sources, configuration or Go have changed since " + target().path()
                + " was built, or a program there has. If that shows in the programs, they differ: say"
                + " `mvn package k8s:verify-reproducible`.");
      }
    }
    try (StagingFolder elsewhere = StagingFolder.in(target().path().resolve("k8s"))) {
      getLog().info("again   from a copy of the sources, with an empty build cache");
      Rebuild.Rebuilt second = new Rebuild(matrix).in(elsewhere.path(), go, build.compilers(this));
      Reproduction reproduction = new Reproduction();
      reproduction.compare(first, second.record());
      Distribution again = new Distribution(
          new Release(this).spec(second.record()), second.record(), second.target(), timeline);
      reproduction.compare(again.make().files(), second.target(), target());
      if (Files.exists(target().imageRecord())) {
        reproduction.compare(
            ImageRecord.readFrom(target()),
            moduleImage.make(this, second.record(), second.target()).image().record());
      }
      List<String> differences = reproduction.differences();
      if (!differences.isEmpty()) {
        throw new MojoFailureException(String.join("\n", differences) + "\n" + Reproduction.ADVICE);
      }
      getLog().info("same    " + reproduction.compared() + " digests");
    }
  }
}
