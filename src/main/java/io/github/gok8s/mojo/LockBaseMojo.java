package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.ImageException;
import java.io.IOException;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Pins the tags of the base images to the digests that they stand for now, in base-images.lock. */
@Mojo(name = "lock-base", threadSafe = true)
public final class LockBaseMojo extends GoMojo {

  @Override
  void run() throws ImageException, IOException, MojoFailureException {
    if (offline()) {
      throw new MojoFailureException(
          "lock-base asks registries, which -o (offline) does not allow. Run it without -o.");
    }
    try (ImageBases bases = new ImageBases(this)) {
      Map<String, String> pins =
          bases.lock(requireNonNullElseGet(image, ImageConfig::new).bases());
      pins.forEach((tag, digest) -> getLog().info("locked  " + tag + "   " + digest));
      getLog()
          .info(
              pins.isEmpty()
                  ? "nothing to lock: no base image of <image> is a tag of a registry"
                  : "wrote " + bases.lockFile().file());
    }
  }
}
