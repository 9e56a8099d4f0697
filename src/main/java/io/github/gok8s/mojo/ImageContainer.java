package io.github.gok8s.mojo;

import io.github.gok8s.image.ContainerPath;
import io.github.gok8s.image.Environment;
import io.github.gok8s.image.ExposedPort;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code <image>} says about the containers that are started from the image.
 *
 * @param config the element
 */
record ImageContainer(ImageConfig config) {

  /**
   * Gives what the elements say, with the defaults where they say nothing.
   *
   * @param primary the binary to start, where there is one
   * @throws ImageException if an element has no value that it can have
   */
  ImageSpec.Container toSpec(Optional<String> primary) throws ImageException {
    List<ContainerPath> folders = new ArrayList<>();
    for (String volume : GivenValues.of(config.volumes)) {
      folders.add(ContainerPath.parse(volume, "volumes"));
    }
    return new ImageSpec.Container(
        start(primary),
        ExposedPort.parse(GivenValues.of(config.ports)),
        folders,
        GivenValues.of(config.labels),
        config.stopSignal == null
            ? Optional.empty()
            : Optional.of(StopSignal.parse(config.stopSignal)));
  }

  private ImageSpec.Start start(Optional<String> primary) throws ImageException {
    return new ImageSpec.Start(
        entrypoint(primary),
        GivenValues.of(config.args),
        Environment.parse(GivenValues.of(config.environment)),
        config.user(),
        config.workingDirectory == null
            ? Optional.empty()
            : Optional.of(ContainerPath.parse(config.workingDirectory, "workingDirectory")));
  }

  private List<String> entrypoint(Optional<String> primary) throws ImageException {
    if (!GivenValues.of(config.entrypoint).isEmpty()) {
      return GivenValues.of(config.entrypoint);
    }
    return List.of(ImageSpec.FOLDER
        + primary.orElseThrow(() -> ImageException.inProject(
            "It is not clear which of the module's programs the image starts: none is"
                + " named as the artifact. Name one in <binaryName> (-Dk8s.binaryName), or"
                + " set <image><entrypoint> (-Dk8s.image.entrypoint).")));
  }
}
