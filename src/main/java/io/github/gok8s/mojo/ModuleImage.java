package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.AssembledImage;
import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.PrimaryBinary;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.plugin.MojoFailureException;

/** Makes the image of a goal's module. */
@Named
final class ModuleImage {

  private final ImageAssembly assembly;

  @Inject
  ModuleImage(ImageAssembly assembly) {
    this.assembly = assembly;
  }

  /** Says what was made, and of which of the binaries. */
  record Made(AssembledImage image, List<Binary> binaries) {}

  /**
   * Makes it, unless it is there.
   *
   * @param build what compile has made
   * @param target where it comes to lie
   */
  Made make(GoMojo goal, BuildRecord build, TargetFolder target)
      throws ImageException, InvalidPlatformException, IOException, InterruptedException,
          MojoFailureException {
    ImageConfig config = requireNonNullElseGet(goal.image, ImageConfig::new);
    Optional<String> primary = PrimaryBinary.among(
        build.names(), Optional.ofNullable(goal.binaryName), goal.project.getArtifactId());
    ImagePlatforms selected = ImagePlatforms.select(
        config.platforms, build.binaries().stream().map(Binary::platform).toList());
    ImageSpec wanted = config.toSpec(ImageProject.of(goal.project), selected, primary);
    List<Binary> binaries = build.binaries().stream()
        .filter(binary -> selected.platforms().contains(binary.platform()))
        .toList();
    try (ImageBases bases = new ImageBases(goal)) {
      ImageSpec.Bases found = bases.find(wanted.bases(), selected.platforms());
      return new Made(
          assembly.assemble(wanted.with(found), binaries, target, goal.timeline), binaries);
    }
  }
}
