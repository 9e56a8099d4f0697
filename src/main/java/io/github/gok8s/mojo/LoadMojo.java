package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.load.ImageLoad;
import io.github.gok8s.image.load.LoadOrder;
import io.github.gok8s.image.load.LoadResult;
import io.github.gok8s.image.load.LoadTarget;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Loads the image into docker or podman on this machine, under its name and all its tags. */
@Mojo(name = "load", threadSafe = true)
public final class LoadMojo extends GoMojo {

  /** {@code docker} or {@code podman}; default is docker if it is on the PATH, else podman. {@code -Dk8s.engine} */
  @Parameter
  @Nullable
  String engine;

  ImageLoad loading = new ImageLoad(new ProcessRunner(), System.getenv());

  @Override
  void run()
      throws ImageException, RecordException, IOException, InterruptedException,
          MojoFailureException {
    LoadTarget target = engine == null ? loading.engine() : engineNamed(engine);
    ImageRecord record = ImageRecord.readFrom(target());
    List<Tag> tags = new ArrayList<>();
    for (String tag : record.tags()) {
      tags.add(Tag.parse(tag));
    }
    LoadResult result = loading.load(
        new LoadOrder(target().image(), record.digest(), ImageName.parse(record.image()), tags),
        target);
    String name = record.image() + ":" + String.join(", :", record.tags());
    result.loaded().forEach(into -> getLog().info("loaded   " + name + " into " + into));
    result.present().forEach(in -> getLog().info("up to date   " + in + " has " + name));
  }

  private static LoadTarget engineNamed(String name) throws MojoFailureException {
    return switch (name) {
      case "docker" -> new LoadTarget.Docker();
      case "podman" -> new LoadTarget.Podman();
      default ->
        throw new MojoFailureException(
            "<engine> (-Dk8s.engine) is \"" + name + "\", and can be docker or podman.");
    };
  }
}
