package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.load.ContainerEngine;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadResult;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/** Loads the image into docker or podman, under its name and all its tags, unless it is there. */
@Mojo(name = "load", threadSafe = true)
public final class LoadMojo extends GoMojo {

  private final ImageLoad loading;

  /** Makes the goal for the programs of this machine. */
  public LoadMojo() {
    this(new ImageLoad());
  }

  LoadMojo(ImageLoad loading) {
    this.loading = loading;
  }

  @Override
  void run() throws ImageException, RecordException, IOException, InterruptedException {
    ModuleLoad load = new ModuleLoad(this, loading);
    ContainerEngine engine = load.engine();
    ImageRecord record = ImageRecord.readFrom(target());
    LoadResult result = load.load(record, engine);
    result.loaded().forEach(into -> getLog().info("loaded   " + record.names() + " into " + into));
    result.present().forEach(in -> getLog().info("up to date   " + in + " has " + record.names()));
  }
}
