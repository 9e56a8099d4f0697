package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.dist.ArchiveFile;
import io.github.gok8s.go.dist.Distribution;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Makes what is published beside the binaries: the bill of materials, checksums, archives if {@code <archives>} says so,
 * and the main artifact of packaging {@code go}, a small zip that says what was built.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends GoMojo {

  private final MavenProjectHelper projectHelper;

  @Inject
  PackageMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  void run() throws GoException, RecordException, IOException, MojoFailureException {
    Release release = new Release(this);
    BuildRecord record = BuildRecord.readFrom(target());
    Distribution.Made made =
        new Distribution(release.spec(record), record, target(), timeline).make();
    if (release.hasMainArtifact()) {
      project.getArtifact().setFile(made.main().toFile());
    }
    projectHelper.attachArtifact(project, "json", "cyclonedx", made.sbom().toFile());
    projectHelper.attachArtifact(project, "json", "spdx", made.spdx().toFile());
    projectHelper.attachArtifact(project, "txt", "checksums", made.checksums().toFile());
    for (ArchiveFile archive : made.archives()) {
      projectHelper.attachArtifact(
          project, archive.type(), archive.platform().slug(), archive.file().toFile());
    }
  }
}
