package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.load.ContainerEngine;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadOrder;
import io.github.gok8s.image.load.LoadResult;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/** Loads the image into docker or podman, under its name and all its tags, unless it is there. */
@Mojo(name = "load", threadSafe = true)
public final class LoadMojo extends GoMojo {

  private final ImageLoad loading;

  /** Makes the goal for the programs of this machine. */
  public LoadMojo() {
    this(new ImageLoad(new ProcessRunner(), System.getenv()));
  }

  LoadMojo(ImageLoad loading) {
    this.loading = loading;
  }

  @Override
  void run() throws ImageException, RecordException, IOException, InterruptedException {
    Optional<ContainerEngine> named =
        requireNonNullElseGet(image, ImageConfig::new).engine();
    ContainerEngine engine = named.isPresent() ? named.get() : loading.engine();
    ImageRecord record = ImageRecord.readFrom(target());
    LoadOrder order = new LoadOrder(
        target().image(), record.digest(), ImageSpec.Naming.parse(record.image(), record.tags()));
    LoadResult result = loading.load(order, engine);
    result.loaded().forEach(into -> getLog().info("loaded   " + record.names() + " into " + into));
    result.present().forEach(in -> getLog().info("up to date   " + in + " has " + record.names()));
  }
}
