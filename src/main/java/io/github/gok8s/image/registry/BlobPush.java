package io.github.gok8s.image.registry;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.LayoutFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings several blobs into a repository at once. */
final class BlobPush {

  private final RepositoryClient client;
  private final LayoutFolder layout;
  private final KnownBlobs known;
  private final List<Repository> bases;

  BlobPush(RepositoryClient client, LayoutFolder layout, KnownBlobs known, List<Repository> bases) {
    this.client = client;
    this.layout = layout;
    this.known = known;
    this.bases = List.copyOf(bases);
  }

  /**
   * Adds up what was done.
   *
   * @param sent how many blobs were sent
   * @param bytes how long these are together
   * @param mounted how many were taken over
   * @param present how many were there
   */
  record Sum(int sent, long bytes, int mounted, int present) {

    Sum and(Sum other) {
      return new Sum(
          sent + other.sent, bytes + other.bytes, mounted + other.mounted, present + other.present);
    }
  }

  /** Sends what is missing, the largest first; ends with the first failure. */
  Sum send(List<Descriptor> blobs) throws ImageException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(Connections.AT_ONCE, blobs.size())));
    try {
      ExecutorCompletionService<Sum> uploads = new ExecutorCompletionService<>(threads);
      List<Descriptor> largestFirst = new ArrayList<>(blobs);
      largestFirst.sort(Comparator.comparingLong(Descriptor::size).reversed());
      largestFirst.forEach(blob -> uploads.submit(() -> send(blob)));
      Sum sum = new Sum(0, 0, 0, 0);
      for (int i = 0; i < blobs.size(); i++) {
        sum = sum.and(resultOf(uploads.take()));
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private Sum send(Descriptor blob) throws ImageException {
    if (new RepositoryReader(client).hasBlob(blob)) {
      known.add(client.repository(), blob);
      return new Sum(0, 0, 0, 1);
    }
    BlobUpload upload = new BlobUpload(client, blob, layout.blob(blob.digest()));
    // asking costs nothing: a registry that has not this blob there opens the upload with the same
    // answer
    BlobUpload.Outcome outcome = upload.run(known.find(client.repository(), blob, bases));
    known.add(client.repository(), blob);
    return outcome == BlobUpload.Outcome.MOUNTED
        ? new Sum(0, 0, 1, 0)
        : new Sum(1, blob.size(), 0, 0);
  }

  private static Sum resultOf(Future<Sum> upload) throws ImageException, InterruptedException {
    try {
      return upload.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ImageException sentence) {
        throw sentence;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
