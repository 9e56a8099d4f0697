package io.github.gok8s.image.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.http.HttpStatus;
import org.apache.http.entity.ByteArrayEntity;

/** Brings manifests into a repository whose blobs are there. */
final class ManifestPush {

  private final RepositoryClient client;

  ManifestPush(RepositoryClient client) {
    this.client = client;
  }

  /** Puts what a document lists, by digest and without tags of their own. */
  void putChildren(LayoutFolder.Document document) throws ImageException {
    for (LayoutFolder.Document child : document.documents()) {
      putChildren(child);
      put(child.digest(), child.content());
    }
  }

  /**
   * Puts a document that refers to another one, such as a bill of materials.
   *
   * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests-with-subject">Pushing
   *     Manifests with Subject</a>
   */
  void putReferrer(LayoutFolder.Document referrer) throws ImageException {
    boolean isListedByRegistry = put(referrer.digest(), referrer.content());
    Optional<String> subject = subject(referrer.content());
    if (subject.isPresent() && !isListedByRegistry) {
      list(referrer.content(), ReferrerList.tag(subject.get()));
    }
  }

  /**
   * Puts a document under a tag or its digest.
   *
   * @return whether the registry says that it keeps a list of what refers to the document's subject
   */
  boolean put(String reference, Content content) throws ImageException {
    String digest = content.descriptor().digest();
    String what = client.repository().with(reference);
    HttpCall call = HttpCall.of("PUT", client.repository().api("manifests/" + reference))
        .with("Content-Type", content.mediaType())
        .sending(new ByteArrayEntity(content.bytes()));
    try (Answer answer = client.send(call, what, HttpStatus.SC_CREATED, HttpStatus.SC_OK)) {
      Optional<String> stored = answer.header("Docker-Content-Digest");
      if (stored.isPresent() && !stored.get().equals(digest)) {
        throw client.failure().corrupted(what, digest, stored.get());
      }
      return answer.header("OCI-Subject").isPresent();
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  /** Adds a referrer to the index under the tag that stands for the list, for registries that keep none. */
  private void list(Content referrer, String tag) throws ImageException {
    RepositoryReader reader = new RepositoryReader(client);
    JsonObject index = reader.digest(tag).isPresent()
        ? tree(reader.manifest(tag))
        : tree(new Content(
            Descriptor.INDEX,
            ("{\"schemaVersion\":2,\"mediaType\":\"" + Descriptor.INDEX + "\",\"manifests\":[]}")
                .getBytes(StandardCharsets.UTF_8)));
    JsonArray entries = index.getAsJsonArray("manifests");
    Descriptor descriptor = referrer.descriptor();
    for (JsonElement entry : entries) {
      if (entry.getAsJsonObject().get("digest").getAsString().equals(descriptor.digest())) {
        return;
      }
    }
    JsonObject own = tree(referrer);
    JsonObject entry = descriptor.tree();
    for (String member : new String[] {"artifactType", "annotations"}) {
      if (own.has(member)) {
        entry.add(member, own.get(member));
      }
    }
    entries.add(entry);
    put(tag, new Content(Descriptor.INDEX, Json.compact(index)));
  }

  private Optional<String> subject(Content content) throws ImageException {
    JsonElement subject = tree(content).get("subject");
    return subject == null || !subject.isJsonObject()
        ? Optional.empty()
        : Optional.of(subject.getAsJsonObject().get("digest").getAsString());
  }

  private JsonObject tree(Content content) throws ImageException {
    try {
      return Json.parse(content.bytes()).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw client.unreachable(new IOException("a manifest is no JSON", e));
    }
  }
}
