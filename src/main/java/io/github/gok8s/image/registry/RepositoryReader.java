package io.github.gok8s.image.registry;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.http.HttpStatus;

/** Reads what lies in one repository. */
final class RepositoryReader implements ContentSource {

  private static final int MOST = 16_000_000;
  private static final int REDIRECTS = 5;
  private static final List<Integer> REDIRECT = List.of(301, 302, 303, 307, 308);

  private static final String ACCEPTED = String.join(
      ", ",
      Descriptor.INDEX,
      Descriptor.MANIFEST,
      "application/vnd.docker.distribution.manifest.list.v2+json",
      "application/vnd.docker.distribution.manifest.v2+json");

  private final RepositoryClient client;

  RepositoryReader(RepositoryClient client) {
    this.client = client;
  }

  @Override
  public Content manifest(String reference) throws ImageException {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(reference);
      } catch (IOException e) {
        if (attempt == Retries.ATTEMPTS || !Retries.isWorthIt(e)) {
          throw client.unreachable(e);
        }
        client.pause(attempt);
      }
    }
  }

  private Content read(String reference) throws IOException, ImageException {
    String what = client.repository().with(reference);
    try (Answer answer = get(manifestCall("GET", reference), what, HttpStatus.SC_OK)) {
      byte[] bytes = answer.bytes(MOST);
      String digest = Descriptor.digest(bytes);
      Optional<String> expected = reference.contains(":")
          ? Optional.of(reference)
          : answer.header("Docker-Content-Digest").filter(told -> told.startsWith("sha256:"));
      if (expected.isPresent() && !expected.get().equals(digest)) {
        throw client.failure().corrupted("The manifest", expected.get(), digest);
      }
      return new Content(mediaType(answer, bytes), bytes);
    }
  }

  /** Gives the digest of what a tag or a digest names, without fetching it; empty if there is nothing. */
  Optional<String> digest(String reference) throws ImageException {
    String what = client.repository().with(reference);
    try (Answer answer = client.send(
        manifestCall("HEAD", reference), what, HttpStatus.SC_OK, HttpStatus.SC_NOT_FOUND)) {
      if (answer.status() == HttpStatus.SC_NOT_FOUND) {
        return Optional.empty();
      }
      Optional<String> digest = answer.header("Docker-Content-Digest");
      return digest.isPresent()
          ? digest
          : Optional.of(manifest(reference).descriptor().digest());
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  @Override
  public InputStream blob(Descriptor descriptor) throws ImageException {
    return new BlobStream(this, descriptor);
  }

  /** Says whether a blob is there. */
  boolean hasBlob(Descriptor blob) throws ImageException {
    String what = "the blob " + blob.digest();
    try (Answer answer =
        get(HttpCall.of("HEAD", path(blob)), what, HttpStatus.SC_OK, HttpStatus.SC_NOT_FOUND)) {
      return answer.status() == HttpStatus.SC_OK;
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  /** Opens a blob at a place in it; the answer may begin at its beginning nevertheless (status 200). */
  Answer open(Descriptor blob, long offset) throws ImageException {
    HttpCall call = HttpCall.of("GET", path(blob));
    String what = "the blob " + blob.digest() + " of " + client.repository();
    return offset == 0
        ? get(call, what, HttpStatus.SC_OK)
        : get(
            call.with("Range", "bytes=" + offset + "-"),
            what,
            HttpStatus.SC_OK,
            HttpStatus.SC_PARTIAL_CONTENT);
  }

  RepositoryClient client() {
    return client;
  }

  /** Follows redirects: many registries keep blobs elsewhere. The client sends credentials to the registry alone. */
  private Answer get(HttpCall call, String what, Integer... expected) throws ImageException {
    HttpCall next = call;
    try {
      for (int i = 0; i < REDIRECTS; i++) {
        Answer answer = client.trySend(next);
        Optional<String> location = answer.header("Location");
        if (!REDIRECT.contains(answer.status()) || location.isEmpty()) {
          if (List.of(expected).contains(answer.status())) {
            return answer;
          }
          try (answer) {
            throw client.failed(what, answer);
          }
        }
        answer.close();
        next = next.to(URI.create(next.target()).resolve(location.get()).toString());
      }
      throw new IOException("it redirects for ever");
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  private HttpCall manifestCall(String method, String reference) {
    return HttpCall.of(method, client.repository().api("manifests/" + reference))
        .with("Accept", ACCEPTED);
  }

  private String path(Descriptor blob) {
    return client.repository().api("blobs/" + blob.digest());
  }

  /** Some servers of static files say {@code application/json} or nothing: then the document says itself what it is. */
  private static String mediaType(Answer answer, byte[] bytes) {
    String told = answer.header("Content-Type").orElse("").replaceFirst("\\s*;.*", "");
    if (told.startsWith("application/vnd.")) {
      return told;
    }
    try {
      JsonElement own = Json.parse(bytes).getAsJsonObject().get("mediaType");
      return own == null ? told : own.getAsString();
    } catch (JsonParseException | IllegalStateException e) {
      return told;
    }
  }
}
