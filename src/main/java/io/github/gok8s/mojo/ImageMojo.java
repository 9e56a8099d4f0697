package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.AssembledImage;
import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Referrers;
import io.github.gok8s.image.SizeTable;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.PrimaryBinary;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Makes an image of the linux binaries of the module, for all their platforms, as an OCI layout in {@code target/k8s/image}. */
@Mojo(name = "image", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ImageMojo extends GoMojo {

  private final ImageAssembly assembly;

  @Inject
  ImageMojo(ImageAssembly assembly) {
    this.assembly = assembly;
  }

  @Override
  void run()
      throws ImageException, RecordException, InvalidPlatformException, IOException,
          InterruptedException, MojoFailureException {
    ImageConfig config = requireNonNullElseGet(image, ImageConfig::new);
    BuildRecord build = BuildRecord.readFrom(target());
    Optional<String> primary = PrimaryBinary.among(
        build.names(), Optional.ofNullable(binaryName), project.getArtifactId());
    ImagePlatforms selected = ImagePlatforms.select(
        config.platforms, build.binaries().stream().map(Binary::platform).toList());
    ImageSpec wanted = config.toSpec(ImageProject.of(project), selected, primary);
    List<Binary> binaries = build.binaries().stream()
        .filter(binary -> selected.platforms().contains(binary.platform()))
        .toList();
    try (ImageBases bases = new ImageBases(this)) {
      ImageSpec.Bases found = bases.find(wanted.bases(), selected.platforms());
      AssembledImage made = assembly.assemble(wanted.with(found), binaries, target());
      Referrers referrers = new Referrers(target());
      if (Boolean.FALSE.equals(config.sbom)) {
        referrers.remove();
      } else if (!made.upToDate() || !referrers.areCurrent()) {
        referrers.write(made.record(), binaries);
      }
      report(made);
    }
  }

  private void report(AssembledImage made) {
    String name = made.record().image() + ":" + made.record().tags().get(0);
    int platforms = made.record().platforms().size();
    String count = platforms == 1 ? "1 platform" : platforms + " platforms";
    if (made.upToDate()) {
      getLog().info("up to date   image " + name + " for " + count);
      return;
    }
    SizeTable.lines(made).forEach(getLog()::info);
    getLog()
        .info("image   " + name + " for " + count + " in " + target().image() + ", "
            + made.record().digest());
  }
}
