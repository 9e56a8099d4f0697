package io.github.gok8s.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.internal.Streams;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes JSON trees; members keep their order, and null is written. */
public final class Json {

  private Json() {}

  /** Gives the tree in lines, indented by two, with a newline at the end: the form of the records in {@code target/}. */
  public static byte[] lines(JsonElement tree) {
    return text(tree, "  ").concat("\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the tree without white space: the form of what an image's digests are made of. */
  public static byte[] compact(JsonElement tree) {
    return text(tree, "").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the object that a file holds.
   *
   * @throws RecordException if the file is not there or holds no JSON object
   */
  public static JsonObject read(Path file) throws RecordException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (NoSuchFileException e) {
      throw new RecordException(file + " is not there.", e);
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new RecordException(file + " can't be read as JSON: " + e.getMessage(), e);
    }
  }

  private static String text(JsonElement tree, String indent) {
    StringWriter text = new StringWriter();
    try {
      JsonWriter writer = new JsonWriter(text);
      writer.setIndent(indent);
      writer.setHtmlSafe(false);
      Streams.write(tree, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
