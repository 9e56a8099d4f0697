package io.github.gok8s.mojo;

import io.github.gok8s.go.GoModule;
import io.github.gok8s.image.JibRecord;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The image of a Java module, as jib-maven-plugin's record tells of it ({@code target/jib-image.json}).
 *
 * @param goal the goal, for its project
 */
record JibImage(GoMojo goal) {

  /** Whether the module is none of Go's, and jib-maven-plugin has made an image of it. */
  boolean isThere() {
    return !Files.exists(goal.folder().resolve(GoModule.GO_MOD)) && Files.exists(file());
  }

  /** Whether the module's POM names jib-maven-plugin. */
  boolean isMeant() {
    return goal.project.getPlugin("com.google.cloud.tools:jib-maven-plugin") != null;
  }

  /** Says that there is no image, and what makes one. */
  String missing() {
    return "jib-maven-plugin has made no image, for " + file()
        + " is not there. Its goal build makes it, best bound to the phase package";
  }

  /**
   * Writes {@code image.json} of what jib-maven-plugin has made, so that it runs like an image of ours.
   *
   * @throws KubeException if no registry has it
   */
  void adopt() throws KubeException, RecordException, IOException {
    ImageRecord record = JibRecord.read(file());
    if (!record.pushed()) {
      throw KubeException.inProject(
          "jib-maven-plugin has built " + record.image()
              + ", but not pushed it, so no node can pull it. Run its goal build, or bind that to the phase package.");
    }
    if (isStale()) {
      goal.getLog()
          .warn(file() + " is older than the classes of the module: jib-maven-plugin has not built"
              + " them into the image " + record.reference() + " that is deployed.");
    }
    record.writeTo(goal.target());
  }

  private boolean isStale() throws IOException {
    Path classes = Path.of(goal.project.getBuild().getOutputDirectory());
    if (!Files.isDirectory(classes)) {
      return false;
    }
    long made = file().toFile().lastModified();
    try (Stream<Path> files = Files.walk(classes)) {
      return files.anyMatch(
          file -> Files.isRegularFile(file) && file.toFile().lastModified() > made);
    }
  }

  /** Gives what is another one as soon as the image is. */
  String identity() throws IOException {
    return Sha256.of(file());
  }

  private Path file() {
    return goal.target().path().resolve("jib-image.json");
  }
}
