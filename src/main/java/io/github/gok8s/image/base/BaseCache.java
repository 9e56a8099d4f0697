package io.github.gok8s.image.base;

import com.google.gson.JsonObject;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.StagingFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keeps what was pulled: {@code blobs/sha256/<digest>}, and for each tag that was asked for its last digest. Files are
 * written beside and moved, so that builds can share it; what is damaged is pulled again.
 *
 * @param folder the folder, in the user's cache
 */
record BaseCache(Path folder) {

  /** Gives the content of a manifest or another small document, if it is there and whole. */
  Optional<byte[]> document(String digest) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(blob(digest));
      return Descriptor.digest(bytes).equals(digest) ? Optional.of(bytes) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void putDocument(String digest, byte[] bytes) throws IOException {
    AtomicFile.write(blob(digest), bytes);
  }

  /** Whether a blob is there, by its length; whoever reads it compares its digest. */
  boolean has(Descriptor blob) {
    return blob(blob.digest()).toFile().length() == blob.size();
  }

  InputStream open(Descriptor blob) throws IOException {
    return new SelfHealingStream(blob(blob.digest()), blob.digest());
  }

  /**
   * Keeps a blob.
   *
   * @throws ImageException if its bytes are not those of its digest; nothing is kept then
   */
  void put(Descriptor blob, InputStream content) throws IOException, ImageException {
    try (StagingFolder staging = StagingFolder.in(folder)) {
      Path file = staging.path().resolve("blob");
      MessageDigest sha256 = Sha256.start();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
        content.transferTo(out);
      }
      String found = Descriptor.digest(sha256);
      if (!found.equals(blob.digest())) {
        throw ImageException.inEnvironment(
            "A part of a base image arrived damaged: " + blob.digest()
                + " has " + blob.size() + " bytes, what came has " + Files.size(file)
                + " and the digest " + found
                + ". Run the same command again; if that does not help, whatever stands between"
                + " here and the registry changes what it passes on.");
      }
      Path place = blob(blob.digest());
      Files.createDirectories(place.resolveSibling(""));
      AtomicFile.move(file, place);
    }
  }

  /** Gives the digest that a tag had when it was last asked for. */
  Optional<String> digestOf(String reference) {
    try {
      return Optional.of(Documents.text(Json.read(tag(reference)), "digest"))
          .filter(Documents::isDigest);
    } catch (RecordException e) {
      return Optional.empty();
    }
  }

  void putDigest(String reference, String digest) throws IOException {
    JsonObject tree = new JsonObject();
    tree.addProperty("reference", reference);
    tree.addProperty("digest", digest);
    AtomicFile.writeIfChanged(tag(reference), Json.lines(tree));
  }

  private Path blob(String digest) {
    return Descriptor.blobIn(folder, digest);
  }

  private Path tag(String reference) {
    return folder
        .resolve("tags")
        .resolve(Sha256.of(reference.getBytes(StandardCharsets.UTF_8)) + ".json");
  }
}
