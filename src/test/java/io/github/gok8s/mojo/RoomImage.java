package io.github.gok8s.mojo;

import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** What the goals compile and image leave in the target folder of the module room. */
final class RoomImage {

  private RoomImage() {}

  /** Makes an image for linux/amd64 of what is no program. */
  static void make(GoMojo goal) throws Exception {
    Platform platform = Platform.parse("linux/amd64");
    Path file = goal.target().binaries(platform).resolve("room");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a program");
    Binary binary = Binaries.of("room", platform, file);
    new BuildRecord("go1.26.8", List.of(), List.of(binary)).writeTo(goal.target());
    ImageMojo image = new ImageMojo(new ModuleImage(new ImageAssembly()));
    image.session = goal.session;
    image.project = goal.project;
    image.mojoExecution = goal.mojoExecution;
    image.setLog(new SystemStreamLog());
    image.execute();
  }
}
