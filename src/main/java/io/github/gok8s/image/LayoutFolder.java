package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An OCI layout, as it is pushed and loaded.
 *
 * @param folder the folder
 */
public record LayoutFolder(Path folder) {

  /**
   * A document and what it points to.
   *
   * @param content its bytes
   * @param documents the manifests that it lists, if it is an index
   * @param blobs its configuration and its layers, if it is a manifest
   */
  public record Document(Content content, List<Document> documents, List<Descriptor> blobs) {

    public Document {
      documents = List.copyOf(documents);
      blobs = List.copyOf(blobs);
    }

    /** Gives the digest of its bytes. */
    public String digest() {
      return content.descriptor().digest();
    }
  }

  /** Gives the file of a blob. */
  public Path blob(String digest) {
    return Descriptor.blobIn(folder, digest);
  }

  /** Reads what the layout begins with: its image, or what refers to one. */
  public List<Document> documents() throws ImageException {
    JsonObject index = parse(read(folder.resolve("index.json")));
    List<Document> documents = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (JsonElement element : array(index, "manifests")) {
      Descriptor descriptor = descriptor(element);
      if (!seen.contains(descriptor.digest())) {
        seen.add(descriptor.digest());
        documents.add(document(descriptor));
      }
    }
    return documents;
  }

  /**
   * Reads the image.
   *
   * @param digest the digest of its index
   * @throws ImageException if the layout has no such image, or a part of it is missing
   */
  public Document image(String digest) throws ImageException {
    return documents().stream()
        .filter(document -> document.digest().equals(digest))
        .findFirst()
        .orElseThrow(() -> broken("it is another one than image.json tells of"));
  }

  /**
   * Reads a document with all below it.
   *
   * @throws ImageException if a blob is missing, or has not the length that is written of it
   */
  public Document document(Descriptor descriptor) throws ImageException {
    byte[] bytes = read(requireBlob(descriptor));
    JsonObject tree = parse(bytes);
    List<Document> documents = new ArrayList<>();
    for (JsonElement child : array(tree, "manifests")) {
      documents.add(document(descriptor(child)));
    }
    List<Descriptor> blobs = new ArrayList<>();
    if (tree.has("config")) {
      blobs.add(descriptor(tree.get("config")));
    }
    for (JsonElement layer : array(tree, "layers")) {
      blobs.add(descriptor(layer));
    }
    for (Descriptor blob : blobs) {
      requireBlob(blob);
    }
    return new Document(new Content(descriptor.mediaType(), bytes), documents, blobs);
  }

  private Path requireBlob(Descriptor descriptor) throws ImageException {
    Path file = blob(descriptor.digest());
    if (file.toFile().length() != descriptor.size()) {
      throw broken(file + " is not there, or incomplete");
    }
    return file;
  }

  private byte[] read(Path file) throws ImageException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw broken(file + " is not there");
    } catch (IOException e) {
      throw broken(file + " can't be read, " + e.getMessage());
    }
  }

  private JsonObject parse(byte[] bytes) throws ImageException {
    try {
      return Json.parse(bytes).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw broken("a document in it is no JSON");
    }
  }

  private Descriptor descriptor(JsonElement element) throws ImageException {
    try {
      JsonObject tree = element.getAsJsonObject();
      return new Descriptor(
          tree.get("mediaType").getAsString(),
          tree.get("digest").getAsString(),
          tree.get("size").getAsLong());
    } catch (IllegalStateException | NullPointerException e) {
      throw broken("a document in it points to nothing");
    }
  }

  private ImageException broken(String why) {
    return ImageException.inEnvironment("The image in " + folder + " is not whole: " + why
        + ". Delete that folder and make the image anew: mvn package");
  }

  private static JsonArray array(JsonObject tree, String member) {
    JsonElement array = tree.get(member);
    return array == null || !array.isJsonArray() ? new JsonArray() : array.getAsJsonArray();
  }
}
