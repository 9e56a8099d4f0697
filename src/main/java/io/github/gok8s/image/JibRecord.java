package io.github.gok8s.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what jib-maven-plugin writes of an image that it has made, {@code target/jib-image.json}. */
public final class JibRecord {

  private JibRecord() {}

  /**
   * Reads the record. It tells of no platforms, even where there are several (jib#2751).
   *
   * @throws RecordException if it is none
   */
  public static ImageRecord read(Path file) throws RecordException {
    JsonObject tree = Json.read(file);
    try {
      JsonElement pushed = tree.get("imagePushed");
      return new ImageRecord(
          tree.get("image").getAsString().replaceFirst(":[^/:]*$", ""),
          tree.getAsJsonArray("tags").asList().stream()
              .map(JsonElement::getAsString)
              .toList(),
          tree.get("imageDigest").getAsString(),
          // records of older versions do not say
          pushed == null || pushed.getAsBoolean(),
          new ImageRecord.Base("jib", Optional.empty()),
          List.of());
    } catch (RuntimeException e) {
      throw new RecordException(file + " is no record of jib-maven-plugin: " + e.getMessage(), e);
    }
  }
}
