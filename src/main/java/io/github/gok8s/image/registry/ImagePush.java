package io.github.gok8s.image.registry;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.image.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes an image so that a tag leads to the old image or to the whole new one: first all blobs, then the manifests of the
 * platforms by digest and what refers to the image, at last the index under its tags.
 */
public final class ImagePush {

  private static final Logger LOG = LoggerFactory.getLogger(ImagePush.class);
  private static final BlobPush.Sum NOTHING = new BlobPush.Sum(0, 0, 0, 0);

  private final HttpRegistries registries;
  private final KnownBlobs known;

  public ImagePush(HttpRegistries registries, KnownBlobs known) {
    this.registries = registries;
    this.known = known;
  }

  /** Gives the tags that lead to the image already; asks once for each. */
  public List<Tag> current(PushOrder order) throws ImageException {
    RepositoryReader reader = new RepositoryReader(open(order));
    List<Tag> current = new ArrayList<>();
    for (Tag tag : order.tags()) {
      if (reader.digest(tag.text()).equals(Optional.of(order.digest()))) {
        current.add(tag);
      }
    }
    return current;
  }

  /**
   * Pushes what the registry does not have.
   *
   * @throws ImageException if the registry does not take it; no tag has been moved then, or only whole ones
   */
  public PushResult push(PushOrder order) throws ImageException, InterruptedException {
    RepositoryClient client = open(order);
    RepositoryReader reader = new RepositoryReader(client);
    List<Tag> missing = new ArrayList<>();
    for (Tag tag : order.tags()) {
      if (!reader.digest(tag.text()).equals(Optional.of(order.digest()))) {
        missing.add(tag);
      }
    }
    if (missing.isEmpty()) {
      return result(sendReferrers(order, client), 0);
    }
    LayoutFolder.Document index = new LayoutFolder(order.layout()).image(order.digest());
    boolean isThere =
        missing.size() < order.tags().size() || reader.digest(order.digest()).isPresent();
    BlobPush.Sum sum = isThere ? NOTHING : sendContent(order, client, index);
    // before the tags, so that whoever finds the image finds what refers to it
    BlobPush.Sum more = sendReferrers(order, client);
    for (Tag tag : missing) {
      new ManifestPush(client).put(tag.text(), index.content());
    }
    return result(sum.and(more), missing.size());
  }

  /**
   * Pushes what refers to an image that all its tags lead to, where the registry does not list it.
   *
   * @throws ImageException if the registry does not take it
   */
  public PushResult pushReferrers(PushOrder order) throws ImageException, InterruptedException {
    return result(sendReferrers(order, open(order)), 0);
  }

  /**
   * Finds out whether a push will be allowed, by opening an upload and giving it up.
   *
   * @throws ImageException if it won't
   */
  public void check(PushOrder order) throws ImageException {
    RepositoryClient client = open(order);
    HttpCall call = HttpCall.of("POST", client.repository().api("blobs/uploads/"));
    try (Answer answer = client.send(
        call,
        "an upload to " + client.repository(),
        HttpStatus.SC_ACCEPTED,
        HttpStatus.SC_CREATED)) {
      Optional<String> upload = answer.header("Location");
      if (upload.isPresent()) {
        client.trySend(HttpCall.of("DELETE", upload.get()).once()).close();
      }
    } catch (IOException e) {
      LOG.debug("the upload is left to the registry: {}", e.toString());
    }
  }

  private RepositoryClient open(PushOrder order) throws ImageException {
    Repository target = Repository.of(order.name());
    return registries.client(target, Purpose.PUSH, bases(order, target));
  }

  private static List<Repository> bases(PushOrder order, Repository target) {
    Map<String, Repository> bases = new LinkedHashMap<>();
    for (ImageName reference : order.bases()) {
      Repository base = Repository.of(reference);
      if (base.registry().equals(target.registry()) && !base.path().equals(target.path())) {
        bases.putIfAbsent(base.path(), base);
      }
    }
    return List.copyOf(bases.values());
  }

  private BlobPush.Sum sendContent(
      PushOrder order, RepositoryClient client, LayoutFolder.Document index)
      throws ImageException, InterruptedException {
    ManifestPush manifests = new ManifestPush(client);
    BlobPush.Sum sum = sendBlobs(order, client, order.layout(), List.of(index));
    manifests.putChildren(index);
    if (order.hasReferrers()) {
      manifests.put(index.digest(), index.content());
    }
    return sum;
  }

  /** Sends what the registry does not list: a push may have ended before, or had no bill of materials yet. */
  private BlobPush.Sum sendReferrers(PushOrder order, RepositoryClient client)
      throws ImageException, InterruptedException {
    if (!order.hasReferrers()) {
      return NOTHING;
    }
    Set<String> listed = new ReferrerList(client, order.digest()).digests();
    List<LayoutFolder.Document> missing = new LayoutFolder(order.referrers())
        .documents().stream()
            .filter(referrer -> !listed.contains(referrer.digest()))
            .toList();
    BlobPush.Sum sum = sendBlobs(order, client, order.referrers(), missing);
    for (LayoutFolder.Document referrer : missing) {
      new ManifestPush(client).putReferrer(referrer);
    }
    return sum;
  }

  private BlobPush.Sum sendBlobs(
      PushOrder order, RepositoryClient client, Path layout, List<LayoutFolder.Document> documents)
      throws ImageException, InterruptedException {
    Map<String, Descriptor> blobs = new LinkedHashMap<>();
    documents.forEach(document -> collect(document, blobs));
    return new BlobPush(client, new LayoutFolder(layout), known, bases(order, client.repository()))
        .send(List.copyOf(blobs.values()));
  }

  private static PushResult result(BlobPush.Sum sum, int tagged) {
    return new PushResult(sum.sent(), sum.bytes(), sum.mounted(), sum.present(), tagged);
  }

  private static void collect(LayoutFolder.Document document, Map<String, Descriptor> blobs) {
    document.blobs().forEach(blob -> blobs.putIfAbsent(blob.digest(), blob));
    document.documents().forEach(child -> collect(child, blobs));
  }
}
