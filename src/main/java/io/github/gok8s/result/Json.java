package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads and writes JSON trees; members keep their order, and null is written.
 *
 * <p>Gson's own parser and writer of trees come with adapters for all types of Java, which a young JVM loads for 20 ms.
 */
public final class Json {

  private Json() {}

  /** Gives the tree in lines, indented by two, with a newline at the end: the form of the records in {@code target/}. */
  public static byte[] lines(JsonElement tree) {
    return text(tree, "  ").concat("\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the tree without white space: the form of what an image's digests are made of. */
  public static byte[] compact(JsonElement tree) {
    return text(tree).getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the tree without white space, as its own {@code toString} does, but without all the adapters. */
  public static String text(JsonElement tree) {
    return text(tree, "");
  }

  /**
   * Reads the object that a file holds.
   *
   * @throws RecordException if the file is not there or holds no JSON object
   */
  public static JsonObject read(Path file) throws RecordException {
    return read(file, "");
  }

  /**
   * Reads the object that a file of {@code mvn package} holds.
   *
   * @throws RecordException if the file is not there or holds no JSON object
   */
  public static JsonObject readPackaged(Path file) throws RecordException {
    return read(file, " mvn package makes it.");
  }

  private static JsonObject read(Path file, String wayOut) throws RecordException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return parse(reader).getAsJsonObject();
    } catch (NoSuchFileException e) {
      throw new RecordException(file + " is not there." + wayOut, e);
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new RecordException(file + " can't be read as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Parses a text.
   *
   * @throws JsonParseException if it is not one JSON value
   */
  public static JsonElement parse(String text) {
    try {
      return parse(new StringReader(text));
    } catch (IOException e) {
      throw new JsonSyntaxException(e.getMessage(), e);
    }
  }

  /** Parses UTF-8. */
  public static JsonElement parse(byte[] text) {
    return parse(new String(text, StandardCharsets.UTF_8));
  }

  /** Parses what a reader gives, to its end. */
  public static JsonElement parse(Reader text) throws IOException {
    JsonReader reader = new JsonReader(text);
    try {
      JsonElement tree = element(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonSyntaxException("something follows the value at " + reader.getPath());
      }
      return tree;
    } catch (IllegalStateException | NumberFormatException e) {
      throw new JsonSyntaxException(e.getMessage(), e);
    }
  }

  private static JsonElement element(JsonReader reader) throws IOException {
    JsonToken token = reader.peek();
    if (token == JsonToken.BEGIN_OBJECT) {
      JsonObject object = new JsonObject();
      for (reader.beginObject(); reader.hasNext(); ) {
        object.add(reader.nextName(), element(reader));
      }
      reader.endObject();
      return object;
    }
    if (token == JsonToken.BEGIN_ARRAY) {
      JsonArray array = new JsonArray();
      for (reader.beginArray(); reader.hasNext(); ) {
        array.add(element(reader));
      }
      reader.endArray();
      return array;
    }
    if (token == JsonToken.NULL) {
      reader.nextNull();
      return JsonNull.INSTANCE;
    }
    if (token == JsonToken.BOOLEAN) {
      return new JsonPrimitive(reader.nextBoolean());
    }
    String text = reader.nextString();
    return token == JsonToken.NUMBER
        ? new JsonPrimitive(new LazilyParsedNumber(text))
        : new JsonPrimitive(text);
  }

  private static String text(JsonElement tree, String indent) {
    StringWriter text = new StringWriter();
    try {
      JsonWriter writer = new JsonWriter(text);
      writer.setIndent(indent);
      writer.setHtmlSafe(false);
      write(tree, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonElement tree, JsonWriter writer) throws IOException {
    if (tree instanceof JsonObject object) {
      writer.beginObject();
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        write(member.getValue(), writer.name(member.getKey()));
      }
      writer.endObject();
    } else if (tree instanceof JsonArray array) {
      writer.beginArray();
      for (JsonElement item : array) {
        write(item, writer);
      }
      writer.endArray();
    } else if (tree instanceof JsonPrimitive value) {
      if (value.isNumber()) {
        writer.value(value.getAsNumber());
      } else if (value.isBoolean()) {
        writer.value(value.getAsBoolean());
      } else {
        writer.value(value.getAsString());
      }
    } else {
      writer.nullValue();
    }
  }
}
