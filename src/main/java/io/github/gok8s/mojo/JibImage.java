package io.github.gok8s.mojo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The image of a Java module, as jib-maven-plugin's record tells of it ({@code target/jib-image.json}).
 *
 * @param goal the goal, for its project
 */
record JibImage(GoMojo goal) {

  /** Whether the module is none of Go's, and jib-maven-plugin has made an image of it. */
  boolean isThere() {
    return !Files.exists(goal.folder().resolve("go.mod")) && Files.exists(file());
  }

  /**
   * Writes {@code image.json} of what jib-maven-plugin has made, so that it runs like an image of ours.
   *
   * @throws KubeException if no registry has it
   */
  void adopt() throws KubeException, RecordException, IOException {
    ImageRecord record = read();
    if (!record.pushed()) {
      throw KubeException.inProject(
          "jib-maven-plugin has built " + record.image()
              + ", but not pushed it, so no node can pull it. Run its goal build, or bind that to the phase package.");
    }
    record.writeTo(goal.target());
  }

  /** Gives what is another one as soon as the image is. */
  String identity() throws IOException {
    return Sha256.of(file());
  }

  private ImageRecord read() throws RecordException {
    JsonObject tree = Json.read(file());
    try {
      JsonElement pushed = tree.get("imagePushed");
      List<String> tags = tree.getAsJsonArray("tags").asList().stream()
          .map(JsonElement::getAsString)
          .toList();
      return new ImageRecord(
          tree.get("image").getAsString().replaceFirst(":[^/:]*$", ""),
          tags,
          tree.get("imageDigest").getAsString(),
          // records of older versions do not say
          pushed == null || pushed.getAsBoolean(),
          new ImageRecord.Base("jib", Optional.empty()),
          List.of());
    } catch (RuntimeException e) {
      throw new RecordException(file() + " is no record of jib-maven-plugin: " + e.getMessage(), e);
    }
  }

  private Path file() {
    return goal.target().path().resolve("jib-image.json");
  }
}
